/**
 * `<video>` — the browser's own player with WeChat's attributes and events.
 *
 * The controls are the browser's: which of their buttons are shown follows the attributes where
 * the browser lets choose, and `controlstoggle` is not raised, as pages cannot see it. Casting,
 * DRM, advertisements and the gestures for volume and brightness are not here.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/video.html
 */
import type { BuiltIn, BuiltInPort, MountedBuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { attributeSetters } from '../attribute-setters.ts'
import { booleanOf, choiceOf, listOf, numberOf, stringOf } from '../attribute-values.ts'
import { make } from '../elements.ts'
import { Lifetime } from '../lifetime.ts'
import { withSourceUrl } from '../source-url.ts'
import { DanmuLayer, danmuOf, danmuStyle } from './danmu.ts'

export const video: BuiltIn = {
  tag: 'video',
  style: `
wx-video { position: relative; display: inline-block; width: 300px; height: 225px; overflow: hidden; line-height: 0; background-color: #000 }
wx-video > video { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: contain }
wx-video > :not(video) { line-height: normal }
.wx-video-play { position: absolute; top: 50%; left: 50%; width: 56px; height: 56px; margin: -28px 0 0 -28px; padding: 0; border: 0; border-radius: 50%; background-color: rgba(0, 0, 0, 0.5); cursor: pointer }
.wx-video-play::before { content: ''; position: absolute; top: 18px; left: 22px; border: solid transparent; border-width: 10px 0 10px 16px; border-left-color: #fff }
${danmuStyle}`,
  mount: mountVideo,
}

function mountVideo(element: HTMLElement, port: BuiltInPort): MountedBuiltIn {
  const lifetime = new Lifetime()
  const { signal } = lifetime
  const player = make('video', {
    attributes: { playsinline: '', 'webkit-playsinline': '', preload: 'metadata' },
  })
  const danmu = new DanmuLayer()
  const centerButton = make('button', {
    class: 'wx-video-play',
    attributes: { type: 'button', 'aria-label': '播放' },
  })
  player.controls = true
  element.append(player, danmu.element, centerButton)

  let initialSeconds = 0
  let hasCenterButton = true
  let hasDanmu = false
  let poster = ''
  let hasControls = true
  let isPausedWithPage = true
  let isPlayGestureEnabled = false
  const hiddenControls = new Set<string>()

  const play = (): void => {
    // Refused without a tap before it: the user then sees a video at rest, and the button.
    void player.play().catch(() => {})
  }
  const drawButton = (): void => {
    centerButton.hidden = !hasCenterButton || !player.paused
  }
  const drawControls = (): void => {
    player.controls = hasControls
    player.setAttribute('controlslist', [...hiddenControls, 'nodownload'].join(' '))
    player.poster = hasControls && poster !== '' ? port.resourceUrl(poster) : ''
    danmu.element.hidden = !hasDanmu
  }
  const hideControl = (name: string, isHidden: boolean): void => {
    if (isHidden) hiddenControls.add(name)
    else hiddenControls.delete(name)
    drawControls()
  }
  drawControls()

  const tell = (type: string, event: keyof HTMLVideoElementEventMap, detail: () => unknown): void =>
    player.addEventListener(event, () => port.emit(type, detail()), { signal })
  const times = (): Readonly<Record<string, number>> => ({
    currentTime: player.currentTime,
    duration: Number.isFinite(player.duration) ? player.duration : 0,
  })
  tell('play', 'play', () => ({}))
  tell('pause', 'pause', () => ({}))
  tell('ended', 'ended', () => ({}))
  tell('waiting', 'waiting', () => ({}))
  tell('timeupdate', 'timeupdate', times)
  tell('seekcomplete', 'seeked', () => ({ position: player.currentTime }))
  tell('progress', 'progress', () => ({ buffered: bufferedPercent(player) }))
  tell('loadedmetadata', 'loadedmetadata', () => ({
    width: player.videoWidth,
    height: player.videoHeight,
    duration: times()['duration'],
  }))
  tell('error', 'error', () => ({ errMsg: `MEDIA_ERR: ${player.error?.message ?? 'unknown'}` }))
  tell('enterpictureinpicture', 'enterpictureinpicture', () => ({}))
  tell('leavepictureinpicture', 'leavepictureinpicture', () => ({}))
  player.addEventListener(
    'loadedmetadata',
    () => {
      if (initialSeconds > 0) player.currentTime = initialSeconds
    },
    { signal },
  )
  player.addEventListener('timeupdate', () => danmu.playedTo(player.currentTime), { signal })
  for (const type of ['play', 'pause', 'emptied'] as const)
    player.addEventListener(type, drawButton, { signal })
  player.addEventListener(
    'dblclick',
    () => {
      if (!isPlayGestureEnabled) return
      if (player.paused) play()
      else player.pause()
    },
    { signal },
  )
  document.addEventListener(
    'fullscreenchange',
    () => {
      const isOurs = document.fullscreenElement === player || document.fullscreenElement === element
      if (!isOurs && !wasFullScreen) return
      wasFullScreen = isOurs
      const direction = player.videoWidth > player.videoHeight ? 'horizontal' : 'vertical'
      port.emit('fullscreenchange', { fullScreen: isOurs, direction })
    },
    { signal },
  )
  let wasFullScreen = false
  centerButton.addEventListener(
    'click',
    (event) => {
      event.stopPropagation()
      play()
    },
    { signal },
  )

  let release = (): void => {}
  lifetime.atEnd(() => release())

  return {
    set: attributeSetters({
      src: (value) => {
        const source = stringOf(value)
        release()
        player.removeAttribute('src')
        if (source !== '') {
          release = withSourceUrl(port, source, (url) => {
            // What is no video is the browser's to tell as an error.
            player.src = url ?? 'data:,'
          })
        }
        drawButton()
      },
      controls: (value) => {
        hasControls = booleanOf(value, true)
        drawControls()
      },
      'danmu-list': (value) => {
        danmu.list = listOf(value).map(danmuOf)
      },
      'enable-danmu': (value) => {
        hasDanmu = booleanOf(value)
        drawControls()
      },
      autoplay: (value) => {
        player.autoplay = booleanOf(value)
      },
      loop: (value) => {
        player.loop = booleanOf(value)
      },
      muted: (value) => {
        player.muted = booleanOf(value)
      },
      'initial-time': (value) => {
        initialSeconds = numberOf(value, 0)
      },
      'object-fit': (value) => {
        player.style.objectFit = choiceOf(value, ['contain', 'fill', 'cover'])
      },
      poster: (value) => {
        poster = stringOf(value)
        drawControls()
      },
      title: (value) => {
        player.title = stringOf(value)
      },
      'show-fullscreen-btn': (value) => hideControl('nofullscreen', !booleanOf(value, true)),
      'show-casting-button': (value) => hideControl('noremoteplayback', !booleanOf(value)),
      'show-center-play-btn': (value) => {
        hasCenterButton = booleanOf(value, true)
        drawButton()
      },
      'enable-play-gesture': (value) => {
        isPlayGestureEnabled = booleanOf(value)
      },
      'auto-pause-if-navigate': (value) => {
        isPausedWithPage = booleanOf(value, true)
      },
    }),
    attached: drawButton,
    pageShown: (isVisible) => {
      if (!isVisible && isPausedWithPage) player.pause()
    },
    context: {
      play,
      pause: () => player.pause(),
      stop: () => {
        player.pause()
        player.currentTime = 0
      },
      seek: (seconds) => {
        player.currentTime = numberOf(seconds, 0)
      },
      playbackRate: (rate) => {
        player.playbackRate = numberOf(rate, 1)
      },
      sendDanmu: (sent) => danmu.fly(danmuOf(sent)),
      requestFullScreen: () => element.requestFullscreen().catch(() => {}),
      exitFullScreen: () => (document.fullscreenElement === null ? undefined : document.exitFullscreen()),
      exitPictureInPicture: () =>
        document.pictureInPictureElement === null ? undefined : document.exitPictureInPicture(),
    },
    detached: () => {
      player.pause()
      // Ends the download.
      player.removeAttribute('src')
      player.load()
      lifetime.end()
    },
  }
}

function bufferedPercent(player: HTMLVideoElement): number {
  const { buffered, duration } = player
  if (buffered.length === 0 || !(duration > 0)) return 0
  return (buffered.end(buffered.length - 1) / duration) * 100
}
