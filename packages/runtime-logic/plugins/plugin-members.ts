/**
 * Members of `wx` that plugins do not have: what belongs to the app as a whole (its sign-in, its tab
 * bar, its life), and what WeChat gives to apps only.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/plugin/api-limit.html
 */
const notForPlugins: ReadonlySet<string> = new Set(
  `login checkSession getUserInfo getUserProfile authorize getSetting openSetting requestPayment
  chooseAddress chooseInvoice chooseInvoiceTitle addCard openCard getWeRunData requestSubscribeMessage
  switchTab reLaunch exitMiniProgram restartMiniProgram navigateBackMiniProgram getUpdateManager
  createWorker preDownloadSubpackage getApiCategory cloud
  setTabBarBadge removeTabBarBadge setTabBarItem setTabBarStyle showTabBar hideTabBar showTabBarRedDot
  hideTabBarRedDot
  onAppShow offAppShow onAppHide offAppHide onError offError onPageNotFound offPageNotFound
  onUnhandledRejection offUnhandledRejection`
    .trim()
    .split(/\s+/),
)

export function membersForPlugins(
  members: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(members).filter(([name]) => !notForPlugins.has(name)))
}
