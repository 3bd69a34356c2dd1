/**
 * `<page-container>` — a page within the page: slides over it, and going back closes it instead
 * of the page.
 *
 *     hidden ─show─▶ entering ─▶ shown ─hide, back, slide down─▶ leaving ─▶ hidden
 *            beforeenter, enter   afterenter    beforeleave, leave   afterleave
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/page-container.html
 */
import type { BuiltIn, BuiltInPort, MountedBuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { attributeSetters, reflect } from '../attribute-setters.ts'
import { booleanOf, choiceOf, cssStyleOf, numberOf } from '../attribute-values.ts'
import { onDrag } from '../drag.ts'
import { make } from '../elements.ts'
import { callHost } from '../host-calls.ts'
import { Lifetime } from '../lifetime.ts'
import { ownStyle } from '../own-style.ts'

export const pageContainer: BuiltIn = {
  tag: 'page-container',
  style: `
wx-page-container { display: none; position: fixed; inset: 0; z-index: 100 }
wx-page-container[open] { display: block }
.wx-page-container-overlay { position: absolute; inset: 0; background-color: rgba(0, 0, 0, 0.5); transition: opacity }
.wx-page-container-panel { position: absolute; overflow: auto; background-color: #fff; transition: transform, opacity }
:where(:root[data-theme='dark']) .wx-page-container-panel { background-color: #191919 }
.wx-page-container-panel[place='bottom'] { left: 0; right: 0; bottom: 0; max-height: 100% }
.wx-page-container-panel[place='top'] { left: 0; right: 0; top: 0; max-height: 100% }
.wx-page-container-panel[place='right'] { inset: 0 }
.wx-page-container-panel[place='center'] { top: 50%; left: 50%; max-width: 100%; max-height: 100%; translate: -50% -50% }
.wx-page-container-panel[round][place='bottom'] { border-radius: 20px 20px 0 0 }
.wx-page-container-panel[round][place='top'] { border-radius: 0 0 20px 20px }
.wx-page-container-panel[round][place='center'] { border-radius: 20px }
wx-page-container:not([in]) > .wx-page-container-overlay, wx-page-container:not([in]) > .wx-page-container-panel[place='center'] { opacity: 0 }
wx-page-container:not([in]) > .wx-page-container-panel[place='bottom'] { transform: translateY(100%) }
wx-page-container:not([in]) > .wx-page-container-panel[place='top'] { transform: translateY(-100%) }
wx-page-container:not([in]) > .wx-page-container-panel[place='right'] { transform: translateX(100%) }`,
  mount: mountPageContainer,
}

/** How far down a panel is dragged before it closes. */
const slideDownPx = 80

function mountPageContainer(element: HTMLElement, port: BuiltInPort): MountedBuiltIn {
  const lifetime = new Lifetime()
  const overlay = make('div', { class: 'wx-page-container-overlay' })
  const panel = make('div', {
    class: 'wx-page-container-panel',
    attributes: { place: 'bottom', role: 'dialog', 'aria-modal': 'true' },
  })
  element.append(overlay, panel)

  const style = ownStyle(element, lifetime)
  let isShown = false
  let durationMs = 300
  let isClosedByDrag = false
  let cancelStage = (): void => {}

  const after = (run: () => void): void => {
    cancelStage()
    cancelStage = lifetime.after(durationMs, run)
  }
  const enter = (): void => {
    isShown = true
    port.emit('beforeenter', {})
    reflect(element, 'open', true)
    // A frame in between, or there would be nothing to come from.
    lifetime.nextFrame(() => {
      if (!isShown) return
      reflect(element, 'in', true)
      port.emit('enter', {})
      after(() => port.emit('afterenter', {}))
    })
    void closeOnBack()
  }
  const leave = (): void => {
    isShown = false
    port.emit('beforeleave', {})
    reflect(element, 'in', false)
    port.emit('leave', {})
    after(() => {
      reflect(element, 'open', false)
      port.emit('afterleave', {})
    })
  }
  const closeByUser = (): void => {
    if (!isShown) return
    leave()
    port.write('show', false)
    void callHost(port, 'releaseBack', {})
  }
  const closeOnBack = async (): Promise<void> => {
    const answer = await callHost(port, 'interceptBack', {})
    if (answer.ok) closeByUser()
  }

  overlay.addEventListener('click', () => port.emit('clickoverlay', {}), { signal: lifetime.signal })
  onDrag(
    panel,
    {
      axis: () => (isClosedByDrag && isShown && panel.scrollTop <= 0 ? 'y' : 'none'),
      move({ y }) {
        panel.style.translate = `0 ${Math.max(0, y)}px`
      },
      end({ y }) {
        panel.style.translate = ''
        if (y > slideDownPx) closeByUser()
      },
    },
    lifetime.signal,
  )

  const setDuration = (value: unknown): void => {
    durationMs = numberOf(value, 300)
    overlay.style.transitionDuration = panel.style.transitionDuration = `${durationMs}ms`
  }
  setDuration(undefined)
  return {
    content: panel,
    set: attributeSetters({
      show: (value) => {
        const isWanted = booleanOf(value)
        if (isWanted === isShown) return
        if (isWanted) {
          enter()
        } else {
          leave()
          void callHost(port, 'releaseBack', {})
        }
      },
      duration: setDuration,
      'z-index': (value) => {
        style.zIndex = String(numberOf(value, 100))
      },
      overlay: (value) => {
        overlay.hidden = !booleanOf(value, true)
      },
      position: (value) => {
        panel.setAttribute('place', choiceOf(value, ['bottom', 'top', 'right', 'center']))
      },
      round: (value) => reflect(panel, 'round', booleanOf(value)),
      'close-on-slide-down': (value) => {
        isClosedByDrag = booleanOf(value)
      },
      'overlay-style': (value) => {
        overlay.setAttribute('style', cssStyleOf(value))
        overlay.style.transitionDuration = `${durationMs}ms`
      },
      'custom-style': (value) => {
        panel.setAttribute('style', cssStyleOf(value))
        panel.style.transitionDuration = `${durationMs}ms`
      },
    }),
    detached: () => {
      if (isShown) void callHost(port, 'releaseBack', {})
      lifetime.end()
    },
  }
}
