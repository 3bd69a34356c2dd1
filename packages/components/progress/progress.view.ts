/**
 * `<progress>` — a bar filled to a percentage, at once or growing.
 *
 * Raises `activeend` when it has grown to its end.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/progress.html
 */
import type { BuiltIn, BuiltInPort, MountedBuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { attributeSetters } from '../attribute-setters.ts'
import { booleanOf, cssLengthOf, numberOf, stringOf } from '../attribute-values.ts'
import { make } from '../elements.ts'
import { Lifetime } from '../lifetime.ts'

export const progress: BuiltIn = {
  tag: 'progress',
  style: `
wx-progress { display: flex; align-items: center; width: 100% }
.wx-progress-bar { flex: 1; height: 6px; overflow: hidden; background-color: #ebebeb }
:where(:root[data-theme='dark']) .wx-progress-bar { background-color: #333 }
.wx-progress-inner-bar { width: 0; height: 100%; background-color: #09bb07 }
:where(:root[data-style='v2']) .wx-progress-inner-bar { background-color: #07c160 }
.wx-progress-info { flex: none; min-width: 2em; margin-left: 15px; font-size: 16px }`,
  mount: mountProgress,
}

function mountProgress(element: HTMLElement, port: BuiltInPort): MountedBuiltIn {
  const lifetime = new Lifetime()
  const inner = make('div', { class: 'wx-progress-inner-bar' })
  const bar = make('div', { class: 'wx-progress-bar' }, inner)
  const info = make('div', { class: 'wx-progress-info' })
  info.hidden = true
  element.append(bar, info)
  element.setAttribute('role', 'progressbar')
  element.setAttribute('aria-valuemin', '0')
  element.setAttribute('aria-valuemax', '100')

  let percent = 0
  let shown = 0
  let isActive = false
  let mode: 'backwards' | 'forwards' = 'backwards'
  let percentMs = 30
  let isAttached = false
  let cancelFrame = (): void => {}

  const draw = (now: number): void => {
    shown = now
    inner.style.width = `${now}%`
    info.textContent = `${Math.floor(now)}%`
    element.setAttribute('aria-valuenow', String(Math.floor(now)))
  }
  const start = (): void => {
    cancelFrame()
    if (!isAttached || !isActive) {
      draw(percent)
      return
    }
    const from = mode === 'forwards' && shown <= percent ? shown : 0
    let startMs: number | null = null
    const grow = (nowMs: number): void => {
      startMs ??= nowMs
      const now = Math.min(percent, from + (nowMs - startMs) / Math.max(1, percentMs))
      draw(now)
      if (now < percent) cancelFrame = lifetime.nextFrame(grow)
      else port.emit('activeend', { curPercent: percent })
    }
    draw(from)
    cancelFrame = lifetime.nextFrame(grow)
  }
  const setColor = (value: unknown): void => {
    inner.style.backgroundColor = stringOf(value)
  }

  return {
    set: attributeSetters({
      percent: (value) => {
        percent = Math.min(100, Math.max(0, numberOf(value, 0)))
        start()
      },
      'show-info': (value) => {
        info.hidden = !booleanOf(value)
      },
      'border-radius': (value) => {
        bar.style.borderRadius = inner.style.borderRadius = cssLengthOf(value, '0')
      },
      'font-size': (value) => {
        info.style.fontSize = cssLengthOf(value, '16px')
      },
      'stroke-width': (value) => {
        bar.style.height = cssLengthOf(value, '6px')
      },
      color: setColor,
      'active-color': setColor,
      'background-color': (value) => {
        bar.style.backgroundColor = stringOf(value)
      },
      active: (value) => {
        isActive = booleanOf(value)
        start()
      },
      'active-mode': (value) => {
        mode = value === 'forwards' ? 'forwards' : 'backwards'
      },
      duration: (value) => {
        percentMs = numberOf(value, 30)
      },
    }),
    attached() {
      isAttached = true
      start()
    },
    detached: () => lifetime.end(),
  }
}
