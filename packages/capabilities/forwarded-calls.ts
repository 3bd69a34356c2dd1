/**
 * The calls that only pass their options on to the host. Logic must not load the declarations
 * with their schemas; a test holds this list to them.
 */
export const forwardedCalls =
  'addCard authorize checkIsAddedToMyMiniProgram checkSession chooseAddress chooseImage chooseInvoice chooseInvoiceTitle chooseLocation chooseMedia chooseMessageFile choosePoi chooseVideo compressImage disableAlertBeforeUnload enableAlertBeforeUnload exitMiniProgram getBatteryInfo getClipboardData getFuzzyLocation getGroupEnterInfo getImageInfo getLocation getNetworkType getRandomValues getSetting getShareInfo getUserInfo getUserProfile getVideoInfo getWeRunData hideHomeButton hideLoading hideNavigationBarLoading hideShareMenu hideTabBar hideTabBarRedDot hideToast login makePhoneCall navigateBack navigateBackMiniProgram navigateToMiniProgram openCard openCustomerServiceChat openDocument openLocation openPrivacyContract openSetting previewImage previewMedia reLaunch redirectTo removeTabBarBadge requestPayment requestSubscribeMessage restartMiniProgram saveFileToDisk saveImageToPhotosAlbum saveVideoToPhotosAlbum scanCode setBackgroundColor setBackgroundTextStyle setClipboardData setKeepScreenOn setNavigationBarColor setNavigationBarTitle setTabBarBadge setTabBarItem setTabBarStyle showActionSheet showLoading showModal showNavigationBarLoading showShareMenu showTabBar showTabBarRedDot showToast startPullDownRefresh stopPullDownRefresh switchTab vibrateLong vibrateShort'.split(
    ' ',
  )
