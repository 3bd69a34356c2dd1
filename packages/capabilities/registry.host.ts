/** Everything the host answers. */
import type { CapabilityOnHost } from '@maque/runtime-host/ports/capability.ts'
import { phoneOnHost } from './account/phone.host.ts'
import { platformCallsOnHost } from './account/platform-calls.host.ts'
import { privacyOnHost } from './account/privacy.host.ts'
import { sessionOnHost } from './account/session.host.ts'
import { settingsOnHost } from './account/settings.host.ts'
import { canvasOnHost } from './canvas/canvas.host.ts'
import { getBatteryInfoOnHost } from './device/battery.host.ts'
import { clipboardOnHost } from './device/clipboard.host.ts'
import { hardwareOnHost } from './device/hardware.host.ts'
import { locationOnHost } from './device/location.host.ts'
import { fileSystemOnHost } from './file/file-system.host.ts'
import { showActionSheetOnHost } from './interaction/action-sheet.host.ts'
import { leaveAlertOnHost } from './interaction/leave-alert.host.ts'
import { showModalOnHost } from './interaction/modal.host.ts'
import { toastOnHost } from './interaction/toast.host.ts'
import { imageMenuOnHost } from './media/image-menu.host.ts'
import { imageOnHost } from './media/image.host.ts'
import { pickOnHost } from './media/pick.host.ts'
import { previewOnHost } from './media/preview.host.ts'
import { backOnHost } from './navigation/back.host.ts'
import { openPageOnHost } from './navigation/open-page.host.ts'
import { subpackagesOnHost } from './navigation/subpackages.host.ts'
import { webViewOnHost } from './navigation/web-view.host.ts'
import { otherAppsOnHost } from './navigation/other-apps.host.ts'
import { downloadFileOnHost } from './network/download.host.ts'
import { networkTypeOnHost } from './network/network-type.host.ts'
import { requestOnHost } from './network/request.host.ts'
import { rawSocketOnHost } from './network/raw-socket.host.ts'
import { socketOnHost } from './network/socket.host.ts'
import { uploadFileOnHost } from './network/upload.host.ts'
import { backgroundOnHost } from './page/background.host.ts'
import { fetchFontOnHost } from './page/font.host.ts'
import { navigationBarOnHost } from './page/navigation-bar.host.ts'
import { setPageOrientationOnHost } from './page/orientation.host.ts'
import { pullDownOnHost } from './page/pull-down.host.ts'
import { tabBarOnHost } from './page/tab-bar.host.ts'
import { reportOnHost } from './reporting/reports.host.ts'
import { shareMenuOnHost } from './sharing/share-menu.host.ts'
import { soundOnHost } from './sound/sound.host.ts'
import { storageOnHost } from './storage/storage.host.ts'
import { getRandomValuesOnHost } from './system/random.host.ts'
import { runWorkerOnHost } from './worker/worker.host.ts'
import { updateOnHost } from './update/update.host.ts'

export const capabilitiesOnHost: readonly CapabilityOnHost[] = [
  ...backOnHost,
  ...backgroundOnHost,
  ...canvasOnHost,
  ...clipboardOnHost,
  ...fileSystemOnHost,
  ...hardwareOnHost,
  ...imageOnHost,
  ...leaveAlertOnHost,
  ...locationOnHost,
  ...navigationBarOnHost,
  ...networkTypeOnHost,
  ...openPageOnHost,
  ...otherAppsOnHost,
  ...pickOnHost,
  ...phoneOnHost,
  ...platformCallsOnHost,
  ...previewOnHost,
  ...privacyOnHost,
  ...pullDownOnHost,
  ...rawSocketOnHost,
  ...sessionOnHost,
  ...settingsOnHost,
  ...shareMenuOnHost,
  ...socketOnHost,
  ...soundOnHost,
  ...storageOnHost,
  ...subpackagesOnHost,
  ...tabBarOnHost,
  ...toastOnHost,
  ...updateOnHost,
  ...webViewOnHost,
  downloadFileOnHost,
  fetchFontOnHost,
  getBatteryInfoOnHost,
  getRandomValuesOnHost,
  ...imageMenuOnHost,
  reportOnHost,
  requestOnHost,
  runWorkerOnHost,
  setPageOrientationOnHost,
  showActionSheetOnHost,
  showModalOnHost,
  uploadFileOnHost,
]
