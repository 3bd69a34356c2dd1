/**
 * `<match-media>` — is there only while the page has a size that fits.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/match-media.html
 */
import type { BuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { attributeSetters, reflect } from '../attribute-setters.ts'
import { numberOf } from '../attribute-values.ts'
import { Lifetime } from '../lifetime.ts'

const lengths = ['min-width', 'max-width', 'width', 'min-height', 'max-height', 'height'] as const

export const matchMediaBuiltIn: BuiltIn = {
  tag: 'match-media',
  style: 'wx-match-media { display: block }\nwx-match-media[no-match] { display: none }',
  mount(element) {
    const lifetime = new Lifetime()
    const conditions = new Map<string, string>()
    let stop = (): void => {}

    const watch = (): void => {
      stop()
      const query = window.matchMedia([...conditions.values()].join(' and ') || 'all')
      const draw = (): void => reflect(element, 'no-match', !query.matches)
      query.addEventListener('change', draw)
      stop = () => query.removeEventListener('change', draw)
      draw()
    }
    const setCondition = (feature: string, value: string | null): void => {
      if (value === null) conditions.delete(feature)
      else conditions.set(feature, `(${feature}: ${value})`)
      watch()
    }
    lifetime.atEnd(() => stop())
    watch()

    return {
      set: attributeSetters({
        ...Object.fromEntries(
          lengths.map((feature) => [
            feature,
            (value: unknown) => {
              const pixels = numberOf(value, Number.NaN)
              setCondition(feature, Number.isNaN(pixels) ? null : `${pixels}px`)
            },
          ]),
        ),
        orientation: (value) =>
          setCondition('orientation', value === 'landscape' || value === 'portrait' ? value : null),
      }),
      detached: () => lifetime.end(),
    }
  },
}
