import type { CallAnswer } from '@maque/protocol/bridge/logic-host.ts'
import type { BuiltInPlace, CapabilityInLogic, LogicPort } from '@maque/runtime-logic/ports/capability.ts'
import { callInView, placeIn, type ViewTarget } from '../view-context.logic.ts'
import { unheeded } from '../unheeded.logic.ts'
import { withoutFunctions } from '../without-functions.ts'

const video =
  'play pause stop seek sendDanmu playbackRate requestFullScreen exitFullScreen showStatusBar hideStatusBar exitPictureInPicture requestBackgroundPlayback exitBackgroundPlayback startCasting reconnectCasting switchCasting exitCasting'.split(
    ' ',
  )
const audio = ['play', 'pause', 'seek', 'setSrc']
const map =
  'getCenterLocation moveToLocation translateMarker moveAlong includePoints getRegion getRotate getSkew getScale setCenterOffset addMarkers removeMarkers initMarkerCluster addCustomLayer removeCustomLayer addGroundOverlay updateGroundOverlay removeGroundOverlay addVisualLayer removeVisualLayer executeVisualLayerCommand setBoundary setLocMarkerIcon fromScreenLocation toScreenLocation openMapApp addArc removeArc eraseLines on'.split(
    ' ',
  )
const camera = ['takePhoto', 'startRecord', 'stopRecord', 'setZoom']
const livePlayer =
  'play stop mute pause resume requestFullScreen exitFullScreen exitPictureInPicture snapshot requestBackgroundPlayback exitBackgroundPlayback'.split(
    ' ',
  )
const livePusher =
  'start stop pause resume switchCamera snapshot toggleTorch playBGM stopBGM pauseBGM resumeBGM setBGMVolume setMICVolume startPreview stopPreview sendMessage setZoom getMaxZoom'.split(
    ' ',
  )

const REFUSED: CallAnswer = { ok: false, reason: 'not supported', errno: 6 }

export const componentContextsInLogic: CapabilityInLogic = (port) => {
  const byId =
    (component: string, methods: readonly string[], isAnswering = false) =>
    (id: unknown, owner?: unknown) =>
      createContext(
        port,
        { component, selector: `#${String(id)}`, place: placeIn(port, owner), isAnswering },
        methods,
      )
  /** There is one of them on a page. */
  const single = (component: string, methods: readonly string[]) => (owner?: unknown) =>
    createContext(
      port,
      { component, selector: component, place: placeIn(port, owner), isAnswering: true },
      methods,
    )

  const found =
    (component: string, methods: readonly string[], isAnswering = false) =>
    ({ selector, ...place }: BuiltInPlace) =>
      createContext(port, { component, selector, place, isAnswering }, methods)
  port.offerContext('video', found('video', video))
  port.offerContext('audio', found('audio', audio))
  port.offerContext('map', found('map', map, true))
  port.offerContext('live-player', found('live-player', livePlayer, true))
  port.offerContext('live-pusher', found('live-pusher', livePusher, true))
  port.offerContext('camera', (place: BuiltInPlace) => withFrames(port, found('camera', camera, true)(place)))

  return {
    createVideoContext: byId('video', video),
    createAudioContext: byId('audio', audio),
    createMapContext: byId('map', map, true),
    createLivePlayerContext: byId('live-player', livePlayer, true),
    createCameraContext: (owner?: unknown) => withFrames(port, single('camera', camera)(owner)),
    createLivePusherContext: single('live-pusher', livePusher),
  }
}

interface ContextTarget extends ViewTarget {
  /** Its methods always answer something: silence means that the component has no such method. */
  readonly isAnswering: boolean
}

function createContext(port: LogicPort, target: ContextTarget, methods: readonly string[]): object {
  return Object.fromEntries(
    methods.map((method) => [
      method,
      (...args: readonly unknown[]) => {
        const [options] = args
        const answer = callInView(port, target, method, args.map(crossing)).then((answer) =>
          target.isAnswering && answer.ok && answer.result === undefined ? REFUSED : answer,
        )
        // Without callbacks nobody waits for it: `videoContext.play()` gives nothing back.
        unheeded(port.settle(method, options, answer))
      },
    ]),
  )
}

/** A web page's camera shows no frames to its app: who starts to listen is refused. */
function withFrames(port: LogicPort, context: object): object {
  const refused = (method: string) => (options?: unknown) =>
    void unheeded(port.settle(`CameraFrameListener.${method}`, options, REFUSED))
  return Object.assign(context, {
    onCameraFrame: () => ({ start: refused('start'), stop: refused('stop') }),
  })
}

/** As it may cross to the view: what is called back (`mapContext.on(name, listener)`) stays behind. */
function crossing(argument: unknown): unknown {
  if (typeof argument === 'function') return undefined
  return typeof argument === 'object' && argument !== null && !Array.isArray(argument)
    ? withoutFunctions(argument)
    : argument
}
