/**
 * `<audio>` — a sound, with a card to play it if `controls` is set.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/audio.html
 */
import type { BuiltIn, BuiltInPort, MountedBuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { attributeSetters } from '../attribute-setters.ts'
import { booleanOf, numberOf, stringOf } from '../attribute-values.ts'
import { make } from '../elements.ts'
import { Lifetime } from '../lifetime.ts'
import { withSourceUrl } from '../source-url.ts'

export const audio: BuiltIn = {
  tag: 'audio',
  style: `
wx-audio { display: inline-block; max-width: 100% }
.wx-audio-card { display: flex; align-items: center; box-sizing: border-box; width: 293px; max-width: 100%; height: 65px; border: 1px solid #e0e0e0; border-radius: 2px; background-color: #fcfcfc; color: #000; font-size: 14px }
.wx-audio-button { position: relative; flex: none; width: 65px; height: 63px; padding: 0; border: 0; background: #e6e6e6 center / cover; cursor: pointer }
.wx-audio-button::before { content: ''; position: absolute; top: 22px; left: 24px; border: solid transparent; border-width: 10px 0 10px 18px; border-left-color: #fff; filter: drop-shadow(0 0 2px rgba(0, 0, 0, 0.5)) }
.wx-audio-button[aria-pressed='true']::before { width: 6px; height: 20px; border: solid #fff; border-width: 0 6px }
.wx-audio-words { flex: 1; min-width: 0; padding: 0 12px; line-height: 1.6 }
.wx-audio-words > div { overflow: hidden; white-space: nowrap; text-overflow: ellipsis }
.wx-audio-words > div + div { font-size: 12px; color: #888 }
.wx-audio-time { flex: none; padding-right: 12px; font-size: 12px; color: #b2b2b2 }`,
  mount: mountAudio,
}

function mountAudio(element: HTMLElement, port: BuiltInPort): MountedBuiltIn {
  const lifetime = new Lifetime()
  const { signal } = lifetime
  const player = make('audio')
  const button = make('button', {
    class: 'wx-audio-button',
    attributes: { type: 'button', 'aria-label': '播放' },
  })
  const name = make('div', { text: '未知音频' })
  const author = make('div', { text: '未知作者' })
  const time = make('div', { class: 'wx-audio-time', text: '00:00' })
  const words = make('div', { class: 'wx-audio-words' }, name, author)
  const card = make('div', { class: 'wx-audio-card' }, button, words, time)
  card.hidden = true
  element.append(player, card)

  const play = (): void => void player.play().catch(() => {})
  let release = (): void => {}
  lifetime.atEnd(() => release())
  const setSource = (value: unknown): void => {
    const source = stringOf(value)
    release()
    player.removeAttribute('src')
    if (source === '') return
    release = withSourceUrl(port, source, (url) => {
      // An address that is none is the browser's to tell as an error.
      player.src = url ?? 'data:,'
    })
  }
  const draw = (): void => {
    button.setAttribute('aria-pressed', String(!player.paused))
    time.textContent = clock(player.currentTime)
  }
  button.addEventListener('click', () => (player.paused ? play() : player.pause()), { signal })
  for (const type of ['play', 'pause', 'ended'] as const) {
    player.addEventListener(
      type,
      () => {
        draw()
        port.emit(type, {})
      },
      { signal },
    )
  }
  player.addEventListener(
    'timeupdate',
    () => {
      draw()
      const { currentTime, duration } = player
      port.emit('timeupdate', { currentTime, duration: Number.isFinite(duration) ? duration : 0 })
    },
    { signal },
  )
  player.addEventListener('error', () => port.emit('error', { errMsg: String(player.error?.code ?? 4) }), {
    signal,
  })

  return {
    set: attributeSetters({
      src: setSource,
      loop: (value) => {
        player.loop = booleanOf(value)
      },
      controls: (value) => {
        card.hidden = !booleanOf(value)
      },
      poster: (value) => {
        const source = stringOf(value)
        button.style.backgroundImage = source === '' ? '' : `url(${JSON.stringify(port.resourceUrl(source))})`
      },
      name: (value) => {
        name.textContent = stringOf(value, '未知音频')
      },
      author: (value) => {
        author.textContent = stringOf(value, '未知作者')
      },
    }),
    context: {
      setSrc: setSource,
      play,
      pause: () => player.pause(),
      seek: (seconds) => {
        player.currentTime = numberOf(seconds, 0)
      },
    },
    detached: () => {
      player.pause()
      player.removeAttribute('src')
      lifetime.end()
    },
  }
}

function clock(seconds: number): string {
  const whole = Math.floor(seconds)
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${two(Math.floor(whole / 60))}:${two(whole % 60)}`
}
