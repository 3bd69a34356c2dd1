/**
 * `<slider>` — a number in a range, chosen by dragging, tapping the track, or arrow keys.
 *
 * Raises `changing` while it is dragged and `change` once it is let go.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/slider.html
 */
import type { BuiltIn, BuiltInPort, MountedBuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { attributeSetters, reflect } from '../attribute-setters.ts'
import { booleanOf, numberOf, stringOf } from '../attribute-values.ts'
import { onDrag } from '../drag.ts'
import { make } from '../elements.ts'
import { describing } from '../control-description.ts'
import { Lifetime } from '../lifetime.ts'
import { steppedValue, type SliderRange } from './stepped-value.ts'

export const slider: BuiltIn = {
  tag: 'slider',
  hasControl: true,
  style: `
wx-slider { display: block; margin: 10px 18px; padding: 0 }
.wx-slider-wrapper { display: flex; align-items: center; min-height: 16px }
.wx-slider-tap-area { flex: 1; padding: 8px 0; cursor: pointer; touch-action: pan-y }
.wx-slider-handle-wrapper { position: relative; height: 2px; background-color: #e9e9e9; border-radius: 5px }
:where(:root[data-theme='dark']) .wx-slider-handle-wrapper { background-color: #333 }
.wx-slider-track { width: 0; height: 100%; background-color: #1aad19; border-radius: 6px }
:where(:root[data-style='v2']) .wx-slider-track { background-color: #07c160 }
.wx-slider-handle { position: absolute; top: 50%; left: 0; width: 28px; height: 28px; background-color: #fff; border-radius: 50%; box-shadow: 0 0 4px rgba(0, 0, 0, 0.2); transform: translate(-50%, -50%) }
.wx-slider-value { min-width: 1.6em; margin-left: 1em; font-size: 14px; text-align: center; color: #888 }
wx-slider[disabled] .wx-slider-tap-area { cursor: default; opacity: 0.6 }`,
  mount: mountSlider,
}

function mountSlider(element: HTMLElement, port: BuiltInPort): MountedBuiltIn {
  const lifetime = new Lifetime()
  const track = make('div', { class: 'wx-slider-track' })
  const handle = make('div', { class: 'wx-slider-handle', attributes: { role: 'slider', tabindex: '0' } })
  const rail = make('div', { class: 'wx-slider-handle-wrapper' }, track, handle)
  const tapArea = make('div', { class: 'wx-slider-tap-area' }, rail)
  const label = make('div', { class: 'wx-slider-value' })
  label.hidden = true
  element.append(make('div', { class: 'wx-slider-wrapper' }, tapArea, label))

  let range: SliderRange = { min: 0, max: 100, step: 1 }
  let value = 0
  let name = ''
  let isDisabled = false

  const draw = (): void => {
    const span = range.max - range.min
    const percent = span > 0 ? Math.min(100, Math.max(0, ((value - range.min) / span) * 100)) : 0
    track.style.width = handle.style.left = `${percent}%`
    label.textContent = String(value)
    handle.setAttribute('aria-valuemin', String(range.min))
    handle.setAttribute('aria-valuemax', String(range.max))
    handle.setAttribute('aria-valuenow', String(value))
  }
  const setRange = (changes: Partial<SliderRange>): void => {
    range = { ...range, ...changes }
    draw()
  }
  const moveTo = (next: number): boolean => {
    const stepped = steppedValue(next, range)
    if (stepped === value) return false
    value = stepped
    draw()
    port.write('value', value)
    return true
  }
  const moveToPoint = ({ clientX }: { readonly clientX: number }): boolean => {
    const { left, width } = rail.getBoundingClientRect()
    return width > 0 && moveTo(range.min + ((clientX - left) / width) * (range.max - range.min))
  }
  const tell = (event: 'change' | 'changing'): void => port.emit(event, { value })

  onDrag(
    tapArea,
    {
      axis: () => (isDisabled ? 'none' : 'x'),
      move: (step) => {
        if (moveToPoint(step)) tell('changing')
      },
      end: () => tell('change'),
      release: (press) => {
        if (moveToPoint(press)) tell('change')
      },
    },
    lifetime.signal,
  )
  handle.addEventListener(
    'keydown',
    (event) => {
      const next = keyTarget(event.key, value, range)
      if (next === undefined || isDisabled) return
      event.preventDefault()
      if (moveTo(next)) tell('change')
    },
    { signal: lifetime.signal },
  )
  draw()

  const setActiveColor = (next: unknown): void => {
    track.style.backgroundColor = stringOf(next)
  }
  const setBackgroundColor = (next: unknown): void => {
    rail.style.backgroundColor = stringOf(next)
  }

  return {
    set: describing(
      handle,
      attributeSetters({
        min: (next) => setRange({ min: numberOf(next, 0) }),
        max: (next) => setRange({ max: numberOf(next, 100) }),
        step: (next) => setRange({ step: numberOf(next, 1) }),
        value: (next) => {
          value = numberOf(next, 0)
          draw()
        },
        disabled: (next) => {
          isDisabled = booleanOf(next)
          reflect(element, 'disabled', isDisabled)
          handle.setAttribute('aria-disabled', String(isDisabled))
          handle.tabIndex = isDisabled ? -1 : 0
        },
        color: setBackgroundColor,
        'background-color': setBackgroundColor,
        'selected-color': setActiveColor,
        'active-color': setActiveColor,
        'block-size': (next) => {
          const size = Math.min(28, Math.max(12, numberOf(next, 28)))
          handle.style.width = handle.style.height = `${size}px`
        },
        'block-color': (next) => {
          handle.style.backgroundColor = stringOf(next)
        },
        'show-value': (next) => {
          label.hidden = !booleanOf(next)
        },
        name: (next) => {
          name = stringOf(next)
        },
      }),
    ),
    field: {
      name: () => name,
      value: () => value,
      reset: () => {
        value = range.min
        draw()
        port.write('value', value)
      },
    },
    property: (property) => (property === 'value' ? value : undefined),
    detached: () => lifetime.end(),
  }
}

function keyTarget(key: string, value: number, { min, max, step }: SliderRange): number | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return value + step
    case 'ArrowLeft':
    case 'ArrowDown':
      return value - step
    case 'PageUp':
      return value + step * 10
    case 'PageDown':
      return value - step * 10
    case 'Home':
      return min
    case 'End':
      return max
    default:
      return undefined
  }
}
