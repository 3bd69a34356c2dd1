/**
 * `<toast>`, from the first years: words with a tick, shown while not `hidden`.
 *
 * Raises `change` when it has been seen for its `duration`; the app hides it then.
 */
import type { BuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { attributeSetters } from '../attribute-setters.ts'
import { numberOf } from '../attribute-values.ts'
import { Lifetime } from '../lifetime.ts'

export const toast: BuiltIn = {
  tag: 'toast',
  style: `
wx-toast {
  display: block; position: fixed; z-index: 5000; top: 40%; left: 50%; box-sizing: border-box; width: 120px; min-height: 120px; padding: 74px 8px 16px;
  color: #fff; font-size: 14px; text-align: center; background-color: rgba(40, 40, 40, 0.85); border-radius: 6px; transform: translate(-50%, -50%);
}
wx-toast::before {
  content: ''; position: absolute; top: 20px; left: 50%; box-sizing: border-box; width: 18px; height: 34px; margin-left: -9px;
  border: solid #fff; border-width: 0 3px 3px 0; transform: rotate(45deg);
}`,
  mount(element, port) {
    const lifetime = new Lifetime()
    let durationMs = 1500
    let wasShown = false
    let cancel = (): void => {}
    // `hidden` is the runtime's business: it stands in the document.
    const look = (): void => {
      const isShown = !element.hidden
      if (isShown === wasShown) return
      wasShown = isShown
      cancel()
      if (isShown) cancel = lifetime.after(durationMs, () => port.emit('change', {}))
    }
    const observer = new MutationObserver(look)
    observer.observe(element, { attributeFilter: ['hidden'] })
    lifetime.atEnd(() => observer.disconnect())
    return {
      set: attributeSetters({
        duration: (value) => {
          durationMs = numberOf(value, 1500)
        },
      }),
      attached: look,
      detached: () => lifetime.end(),
    }
  },
}
