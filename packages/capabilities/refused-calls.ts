/**
 * The calls that always refuse, and why. Apps find every one of them, so that code which only
 * prepares for it goes on: a call answers `name:fail not supported`, news are never told.
 */
import type { RefusalReason } from './refusal-reasons.ts'

export interface RefusedGroup {
  readonly because: RefusalReason
  /** Asynchronous calls. */
  readonly calls?: string
  /** Calls that answer at once: they throw. */
  readonly getters?: string
  /** Questions whether something can be had: it cannot, which is an answer. */
  readonly denials?: string
  /** Calls that give nothing back: what they would have done is reported as an error of the app. */
  readonly orders?: string
  /** Calls that lose nothing where they are not heeded: they ask for speed only, or for news that nobody ever tells. */
  readonly hints?: string
  /** News, as after `on` and `off`. */
  readonly news?: string
  /** Calls that give an object: whatever it is asked is refused, and told to its `onError`. */
  readonly objects?: string
  /** Of objects whose methods answer at once: what they give back, or, as a number, tell a bare callback. Others give nothing. */
  readonly atOnce?: Readonly<Record<string, AtOnce>>
}

export type AtOnce = number | (() => unknown)

export const refusedGroups: readonly RefusedGroup[] = [
  {
    because: 'radio',
    calls:
      'openBluetoothAdapter closeBluetoothAdapter getBluetoothAdapterState getBluetoothDevices getConnectedBluetoothDevices startBluetoothDevicesDiscovery stopBluetoothDevicesDiscovery makeBluetoothPair isBluetoothDevicePaired openSystemBluetoothSetting createBLEConnection closeBLEConnection getBLEDeviceServices getBLEDeviceCharacteristics getBLEDeviceRSSI getBLEMTU setBLEMTU readBLECharacteristicValue writeBLECharacteristicValue notifyBLECharacteristicValueChange createBLEPeripheralServer getBeacons startBeaconDiscovery stopBeaconDiscovery getHCEState startHCE stopHCE sendHCEMessage startWifi stopWifi connectWifi getConnectedWifi getWifiList setWifiList startLocalServiceDiscovery stopLocalServiceDiscovery getLocalIPAddress',
    news: 'BluetoothAdapterStateChange BluetoothDeviceFound BLECharacteristicValueChange BLEConnectionStateChange BLEMTUChange BLEPeripheralConnectionStateChanged BeaconServiceChange BeaconUpdate HCEMessage GetWifiList WifiConnected WifiConnectedWithPartialInfo LocalServiceFound LocalServiceLost LocalServiceDiscoveryStop LocalServiceResolveFail NetworkWeakChange',
    objects: 'getNFCAdapter',
  },
  {
    because: 'sensors',
    calls:
      'startAccelerometer stopAccelerometer startCompass stopCompass startGyroscope stopGyroscope startDeviceMotionListening stopDeviceMotionListening getScreenBrightness setScreenBrightness getScreenRecordingState setVisualEffectOnCapture startLocationUpdate startLocationUpdateBackground stopLocationUpdate getDeviceBenchmarkInfo checkIsOpenAccessibility checkDeviceSupportHevc',
    getters: 'getBatteryInfoSync',
    news: 'AccelerometerChange CompassChange GyroscopeChange DeviceMotionChange ScreenRecordingStateChanged UserCaptureScreen LocationChange LocationChangeError BatteryInfoChange MemoryWarning',
  },
  {
    because: 'personal-data',
    calls:
      'addPhoneContact addPhoneCalendar addPhoneRepeatCalendar chooseContact sendSms openAppAuthorizeSetting',
  },
  {
    because: 'recording',
    calls:
      'startRecord stopRecord playVoice pauseVoice stopVoice getAvailableAudioSources compressVideo openVideoEditor cropImage editImage playBackgroundAudio pauseBackgroundAudio stopBackgroundAudio seekBackgroundAudio getBackgroundAudioPlayerState',
    getters: 'createBufferURL',
    orders: 'revokeBufferURL',
    hints: 'onBackgroundAudioPlay onBackgroundAudioPause onBackgroundAudioStop',
    objects:
      'getRecorderManager createMediaAudioPlayer createMediaContainer createMediaRecorder createVideoDecoder createWebAudioContext',
  },
  {
    because: 'recognition',
    calls:
      'initFaceDetect faceDetect stopFaceDetect requestFacialVerify checkIsSupportFacialRecognition getInferenceEnvInfo checkIsSoterEnrolledInDevice checkIsSupportSoterAuthentication startSoterAuthentication',
    denials: 'isVKSupport',
    objects: 'createInferenceSession',
  },
  {
    because: 'recognition',
    objects: 'createVKSession',
    // A session says that the device cannot as it is started, and then sees nothing:
    // https://developers.weixin.qq.com/miniprogram/dev/api/ai/visionkit/VKSession.start.html
    atOnce: {
      start: 2000004,
      getVKFrame: () => null,
      hitTest: () => [],
      getAllMarker: () => [],
      getAllOSDMarker: () => [],
      addMarker: () => -1,
      addOSDMarker: () => -1,
      requestAnimationFrame: () => 0,
    },
  },
  {
    because: 'advertisements',
    calls: 'getShowSplashAdStatus',
    objects: 'createRewardedVideoAd createInterstitialAd',
  },
  {
    because: 'vendor-services',
    calls:
      'openChannelsActivity openChannelsEvent openChannelsLive openChannelsLiveNoticeInfo openChannelsUserProfile getChannelsLiveInfo getChannelsLiveNoticeInfo getChannelsShareKey reserveChannelsLive openOfficialAccountArticle openOfficialAccountChat openOfficialAccountProfile openDesignerProfile openSingleStickerView openStickerIPView openStickerSetView openInquiriesTopic openStoreCouponDetail openStoreOrderDetail openHKOfflinePayView jumpToOfflinePay showRedPackage shareToWeRun shareToOfficialAccount shareAppMessageToGroup shareEmojiToGroup shareFileToGroup shareImageToGroup shareVideoToGroup shareFileMessage shareVideoMessage showShareImageMenu addFileToFavorites addVideoToFavorites updateShareMenu authPrivateMessage notifyGroupMembers selectGroupMembers openChatTool enterChatToolMode getChatToolInfo getChatForwardMaterials joinVoIPChat join1v1Chat exitVoIPChat setEnable1v1Chat updateVoIPChatMuteConfig subscribeVoIPVideoMembers requestDeviceVoIP getDeviceVoIPList bindEmployeeRelation checkEmployeeRelation requestSubscribeEmployeeMessage requestSubscribeDeviceMessage chooseLicensePlate issueTransitCard rechargeTransitCard deleteTransitCard getTransitCardInfo getTransitCardList getTransitCardCPLC checkTransitCardSupport getSecureElementPasses addPaymentPassFinish addPaymentPassGetCertificateData canAddSecureElementPass removeSecureElementPass requestVirtualPayment requestOrderPayment requestCommonPayment requestPluginPayment requestMerchantTransfer requestAppleSubscribeSign getCommonConfig updateWeChatApp authorizeForMiniProgram',
    news: 'VoIPChatInterrupted VoIPChatMembersChanged VoIPChatSpeakersChanged VoIPChatStateChanged VoIPVideoMembersChanged CopyUrl GeneratePoster UserTriggerTranslation UserOffTranslation',
    objects: 'createGlobalPayment',
  },
  {
    because: 'embedding',
    calls: 'openEmbeddedMiniProgram pluginLogin',
    orders: 'postMessageToReferrerMiniProgram postMessageToReferrerPage',
    news: 'ApiCategoryChange EmbeddedMiniProgramHeightChange',
    objects: 'getPluginUpdateManager',
  },
  {
    because: 'renderer',
    calls: 'setWindowSize setTopBarText loadBuiltInFontFace',
    getters: 'getXrFrameSystem',
    hints: 'preloadSkylineView preloadWebview preloadAssets',
    news: 'WindowStateChange ParallelStateChange KeyDown KeyUp',
  },
  {
    because: 'unbuilt',
    calls:
      'getBackgroundFetchData getBackgroundFetchToken setBackgroundFetchToken setEnableDebug getRendererUserAgent checkIsPictureInPictureActive',
    hints: 'onBackgroundFetchData',
    objects: 'createCacheManager getUserCryptoManager',
  },
]

/** Splits a list of names as the groups write them. */
export function namesIn(list: string | undefined): readonly string[] {
  return list?.split(' ') ?? []
}

/** Every member of `wx` that a group gives. */
export function namesOf(group: RefusedGroup): readonly string[] {
  return [
    ...namesIn(group.calls),
    ...namesIn(group.getters),
    ...namesIn(group.denials),
    ...namesIn(group.orders),
    ...namesIn(group.hints),
    ...namesIn(group.news).flatMap((name) => [`on${name}`, `off${name}`]),
    ...namesIn(group.objects),
  ]
}

export const refusedNames: ReadonlySet<string> = new Set([...refusedGroups.flatMap(namesOf), 'cloud'])
