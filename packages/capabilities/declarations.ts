/** Every declaration there is: what the conformance table and the tests go through. */
import * as phone from './account/phone.ts'
import * as platformCalls from './account/platform-calls.ts'
import * as privacy from './account/privacy.ts'
import * as session from './account/session.ts'
import * as settings from './account/settings.ts'
import * as animation from './animation/animation.ts'
import * as worklets from './animation/worklets.ts'
import * as canvas from './canvas/canvas.ts'
import * as cloud from './cloud/cloud.ts'
import type { Capability, LogicMembers } from './define-capability.ts'
import * as battery from './device/battery.ts'
import * as clipboard from './device/clipboard.ts'
import * as hardware from './device/hardware.ts'
import * as keyboard from './device/keyboard.ts'
import * as location from './device/location.ts'
import * as fileSystem from './file/file-system.ts'
import * as actionSheet from './interaction/action-sheet.ts'
import * as leaveAlert from './interaction/leave-alert.ts'
import * as modal from './interaction/modal.ts'
import * as toast from './interaction/toast.ts'
import * as componentContexts from './media/component-contexts.ts'
import * as imageMenu from './media/image-menu.ts'
import * as image from './media/image.ts'
import * as pick from './media/pick.ts'
import * as preview from './media/preview.ts'
import * as back from './navigation/back.ts'
import * as openPage from './navigation/open-page.ts'
import * as rewriteRoute from './navigation/rewrite-route.ts'
import * as routeBuilders from './navigation/route-builders.ts'
import * as subpackages from './navigation/subpackages.ts'
import * as otherApps from './navigation/other-apps.ts'
import * as webView from './navigation/web-view.ts'
import * as download from './network/download.ts'
import * as networkType from './network/network-type.ts'
import * as request from './network/request.ts'
import * as rawSocket from './network/raw-socket.ts'
import * as socket from './network/socket.ts'
import * as upload from './network/upload.ts'
import * as background from './page/background.ts'
import * as font from './page/font.ts'
import * as navigationBar from './page/navigation-bar.ts'
import * as orientation from './page/orientation.ts'
import * as pullDown from './page/pull-down.ts'
import * as scroll from './page/scroll.ts'
import * as tabBar from './page/tab-bar.ts'
import * as reports from './reporting/reports.ts'
import * as shareMenu from './sharing/share-menu.ts'
import * as sound from './sound/sound.ts'
import * as storage from './storage/storage.ts'
import * as appFacts from './system/app-facts.ts'
import * as bytes from './system/bytes.ts'
import * as canIUse from './system/can-i-use.ts'
import * as events from './system/events.ts'
import * as performanceInfo from './system/performance.ts'
import * as random from './system/random.ts'
import * as systemInfo from './system/system-info.ts'
import * as update from './update/update.ts'
import * as worker from './worker/worker.ts'

const modules: readonly Readonly<Record<string, unknown>>[] = [
  actionSheet,
  animation,
  appFacts,
  back,
  background,
  battery,
  bytes,
  canIUse,
  canvas,
  clipboard,
  cloud,
  componentContexts,
  download,
  events,
  fileSystem,
  font,
  hardware,
  image,
  imageMenu,
  keyboard,
  leaveAlert,
  location,
  modal,
  navigationBar,
  networkType,
  openPage,
  orientation,
  otherApps,
  pick,
  performanceInfo,
  phone,
  platformCalls,
  preview,
  privacy,
  pullDown,
  random,
  rawSocket,
  reports,
  rewriteRoute,
  routeBuilders,
  request,
  scroll,
  session,
  settings,
  shareMenu,
  socket,
  sound,
  storage,
  subpackages,
  systemInfo,
  tabBar,
  toast,
  update,
  upload,
  webView,
  worker,
  worklets,
]

const declared = modules.flatMap((module) => Object.values(module)).flat()

export const capabilities: readonly Capability[] = declared.filter((value) => isKind(value, 'capability'))
export const logicMembers: readonly LogicMembers[] = declared.filter((value) =>
  isKind(value, 'logic-members'),
)

function isKind<Kind extends Capability['kind'] | LogicMembers['kind']>(
  value: unknown,
  kind: Kind,
): value is Extract<Capability | LogicMembers, { readonly kind: Kind }> {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind
}
