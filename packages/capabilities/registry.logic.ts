/** Everything the logic frame needs to make `wx`. Holds no schemas: forwarded calls are names. */
import type { CapabilityInLogic } from '@maque/runtime-logic/ports/capability.ts'
import { privacyInLogic } from './account/privacy.logic.ts'
import { animationInLogic } from './animation/animation.logic.ts'
import { canvasInLogic } from './canvas/canvas.logic.ts'
import { canvasNodesInLogic } from './canvas/canvas-nodes.logic.ts'
import { cloudInLogic } from './cloud/cloud.logic.ts'
import { keyboardInLogic } from './device/keyboard.logic.ts'
import { fileSystemInLogic } from './file/file-system.logic.ts'
import { forwardedCalls } from './forwarded-calls.ts'
import { componentContextsInLogic } from './media/component-contexts.logic.ts'
import { navigateToInLogic } from './navigation/navigate-to.logic.ts'
import { preDownloadInLogic } from './navigation/pre-download.logic.ts'
import { rewriteRouteInLogic } from './navigation/rewrite-route.logic.ts'
import { routeBuildersInLogic } from './navigation/route-builders.logic.ts'
import { networkTypeInLogic } from './network/network-type.logic.ts'
import { rawSocketInLogic } from './network/raw-socket.logic.ts'
import { socketInLogic } from './network/socket.logic.ts'
import { transferInLogic } from './network/transfer.logic.ts'
import { fontInLogic } from './page/font.logic.ts'
import { pageScrollInLogic } from './page/scroll.logic.ts'
import { scrollViewContextInLogic } from './page/scroll-view-context.logic.ts'
import { refusedCallsInLogic } from './refused-calls.logic.ts'
import { reportsInLogic } from './reporting/reports.logic.ts'
import { soundInLogic } from './sound/sound.logic.ts'
import { storageInLogic } from './storage/storage.logic.ts'
import { workletsInLogic } from './animation/worklets.logic.ts'
import { appFactsInLogic } from './system/app-facts.logic.ts'
import { bytesInLogic } from './system/bytes.logic.ts'
import { canIUseInLogic } from './system/can-i-use.logic.ts'
import { eventsInLogic } from './system/events.logic.ts'
import { performanceInLogic } from './system/performance.logic.ts'
import { systemInfoInLogic } from './system/system-info.logic.ts'
import { updateInLogic } from './update/update.logic.ts'

const forwardedInLogic: CapabilityInLogic = (port) =>
  Object.fromEntries(
    forwardedCalls.map((name) => [name, (options?: unknown) => port.invoke(name, options)] as const),
  )

export const capabilitiesInLogic: readonly CapabilityInLogic[] = [
  forwardedInLogic,
  refusedCallsInLogic,
  animationInLogic,
  appFactsInLogic,
  bytesInLogic,
  canIUseInLogic,
  canvasInLogic,
  canvasNodesInLogic,
  cloudInLogic,
  componentContextsInLogic,
  eventsInLogic,
  fileSystemInLogic,
  fontInLogic,
  keyboardInLogic,
  navigateToInLogic,
  networkTypeInLogic,
  pageScrollInLogic,
  performanceInLogic,
  privacyInLogic,
  preDownloadInLogic,
  rawSocketInLogic,
  reportsInLogic,
  rewriteRouteInLogic,
  routeBuildersInLogic,
  scrollViewContextInLogic,
  socketInLogic,
  soundInLogic,
  storageInLogic,
  systemInfoInLogic,
  transferInLogic,
  updateInLogic,
  workletsInLogic,
]
