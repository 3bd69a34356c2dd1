/** What the host itself says to people. Chinese unless the browser prefers English. */
export interface HostTexts {
  readonly back: string
  readonly home: string
  readonly more: string
  readonly close: string
  readonly closeApp: string
  readonly cancel: string
  readonly confirm: string
  readonly loading: string
  readonly webPage: string
  readonly openOutside: string
  readonly siteRefused: string
  readonly loadingPackage: string
  readonly packageFailed: string
  readonly about: string
  readonly share: string
  readonly favorite: string
  readonly feedback: string
  readonly restart: string
  readonly settings: string
  readonly tabs: string
  readonly pageMissing: string
  readonly pageMissingHint: string
  readonly crashed: string
  readonly crashedHint: string
  readonly silent: string
  readonly silentHint: string
  readonly wait: string
  readonly retry: string
  readonly damaged: string
  readonly unreachable: string
  readonly version: (version: string) => string
  readonly imageOf: (index: number, count: number) => string
  readonly allow: string
  readonly deny: string
  readonly asks: (app: string) => string
  readonly scopes: Readonly<Record<string, string>>
  readonly givePhone: string
  readonly noPermissions: string
  readonly agree: string
  readonly privacyTitle: string
  readonly privacyQuestion: string
  readonly privacyAgreed: (contract: string) => string
  readonly guideUnreachable: string
}

const zh: HostTexts = {
  back: '返回',
  home: '返回首页',
  more: '更多',
  close: '关闭',
  closeApp: '关闭小程序',
  cancel: '取消',
  confirm: '确定',
  loading: '加载中',
  webPage: '网页',
  openOutside: '在浏览器中打开',
  siteRefused: '小程序不能打开这个网页：它的域名不在业务域名中。',
  loadingPackage: '正在加载模块',
  packageFailed: '没有加载出来，请检查网络后重试',
  about: '关于',
  share: '转发',
  favorite: '收藏',
  feedback: '反馈与投诉',
  restart: '重新进入',
  settings: '设置',
  tabs: '标签栏',
  pageMissing: '页面不存在',
  pageMissingHint: '它可能已被移动或删除。',
  crashed: '小程序遇到了问题',
  crashedHint: '可以重新进入，或先关闭它。',
  silent: '小程序没有响应',
  silentHint: '它可能正忙。可以继续等待，或关闭它。',
  wait: '继续等待',
  retry: '重新进入',
  damaged: '小程序的文件与发布的版本不一致，已停止打开。',
  unreachable: '小程序没有加载出来，请检查网络后重试。',
  version: (version) => `版本 ${version}`,
  imageOf: (index, count) => `${index} / ${count}`,
  allow: '允许',
  deny: '拒绝',
  asks: (app) => `${app} 申请`,
  givePhone: '获取你的手机号',
  scopes: {
    'scope.userInfo': '获取你的昵称、头像',
    'scope.userLocation': '获取你的位置信息',
    'scope.userLocationBackground': '在后台获取你的位置信息',
    'scope.userFuzzyLocation': '获取你的大致位置',
    'scope.address': '获取你的通讯地址',
    'scope.invoiceTitle': '获取你的发票抬头',
    'scope.invoice': '获取你的发票',
    'scope.werun': '获取你的运动步数',
    'scope.record': '使用你的麦克风',
    'scope.writePhotosAlbum': '保存图片或视频到你的设备',
    'scope.camera': '使用你的摄像头',
    'scope.bluetooth': '使用你的蓝牙',
    'scope.addPhoneContact': '添加到你的联系人',
    'scope.addPhoneCalendar': '添加到你的日历',
  },
  noPermissions: '这个小程序还没有申请过权限。',
  agree: '同意',
  privacyTitle: '用户隐私保护提示',
  privacyQuestion: '使用这项功能前，请阅读小程序怎样处理你的个人信息。同意后才会继续。',
  privacyAgreed: (contract) => `已同意${contract}`,
  guideUnreachable: '没有加载出来，请检查网络后重试。',
}

const en: HostTexts = {
  back: 'Back',
  home: 'Home',
  more: 'More',
  close: 'Close',
  closeApp: 'Close mini program',
  cancel: 'Cancel',
  confirm: 'OK',
  loading: 'Loading',
  webPage: 'Web page',
  openOutside: 'Open in the browser',
  siteRefused: 'The mini program may not show this page: its domain is not on the list of business domains.',
  loadingPackage: 'Loading',
  packageFailed: 'It could not be loaded. Check the network.',
  about: 'About',
  share: 'Share',
  favorite: 'Add to favorites',
  feedback: 'Feedback',
  restart: 'Restart',
  settings: 'Settings',
  tabs: 'Tabs',
  pageMissing: 'There is no such page',
  pageMissingHint: 'It may have been moved or deleted.',
  crashed: 'The mini program ran into a problem',
  crashedHint: 'Open it again, or close it.',
  silent: 'The mini program does not respond',
  silentHint: 'It may be busy. Keep waiting, or close it.',
  wait: 'Keep waiting',
  retry: 'Open again',
  damaged: 'The files are not those of the release. It was not opened.',
  unreachable: 'The mini program could not be loaded. Check the network and try again.',
  version: (version) => `Version ${version}`,
  imageOf: (index, count) => `${index} / ${count}`,
  allow: 'Allow',
  deny: 'Deny',
  asks: (app) => `${app} asks to`,
  givePhone: 'have your phone number',
  scopes: {
    'scope.userInfo': 'get your nickname and picture',
    'scope.userLocation': 'get your location',
    'scope.userLocationBackground': 'get your location in the background',
    'scope.userFuzzyLocation': 'get your approximate location',
    'scope.address': 'get your postal address',
    'scope.invoiceTitle': 'get your invoice title',
    'scope.invoice': 'get your invoices',
    'scope.werun': 'get your steps',
    'scope.record': 'use your microphone',
    'scope.writePhotosAlbum': 'save pictures or videos to your device',
    'scope.camera': 'use your camera',
    'scope.bluetooth': 'use Bluetooth',
    'scope.addPhoneContact': 'add to your contacts',
    'scope.addPhoneCalendar': 'add to your calendar',
  },
  noPermissions: 'This mini program has not asked for anything yet.',
  agree: 'Agree',
  privacyTitle: 'Your privacy',
  privacyQuestion: 'Read how the mini program handles your personal data. It goes on once you agree.',
  privacyAgreed: (contract) => `Agreed to ${contract}`,
  guideUnreachable: 'It could not be loaded. Check the network.',
}

export function hostTexts(language: 'zh' | 'en'): HostTexts {
  return language === 'en' ? en : zh
}
