/** Style attributes: what authors write becomes what browsers understand. */
import { withViewLengths } from '@maque/protocol/bundle/view-lengths.ts'
import { styleTextOf } from '@maque/template/text.ts'

export type ResourceUrl = (source: string) => string

/**
 * The style attribute of a value. Lengths in `rpx` follow the width of the page, by `--rpx`; files of
 * the package are loaded from where they are.
 */
export function styleTextFor(value: unknown, resourceUrl: ResourceUrl): string {
  const text = value === true ? '' : styleTextOf(value)
  return withResources(withViewLengths(text), resourceUrl)
}

/** `url(…)` of package files. */
export function withResources(text: string, resourceUrl: ResourceUrl): string {
  if (!/url\(/i.test(text)) return text
  return text.replace(
    /url\(\s*(?:"([^"]*)"|'([^']*)'|([^)'"\s]*))\s*\)/gi,
    (whole, double?: string, single?: string, bare?: string) => {
      const source = double ?? single ?? bare ?? ''
      if (source === '' || source.startsWith('#')) return whole
      return `url("${encodedForCss(resourceUrl(source))}")`
    },
  )
}

function encodedForCss(url: string): string {
  return url.replace(/["\\\n\r]/g, (character) => encodeURIComponent(character))
}
