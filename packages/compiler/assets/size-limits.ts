import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { wholeFile } from '../diagnostics/diagnostic.ts'
import { phrase, type Phrase } from '../diagnostics/phrase.ts'
import { appTooLarge, packageTooLarge } from './asset-diagnostics.ts'

/** In bytes of source: what authors see on their disks, not what it compiles to. */
export interface SizeLimits {
  readonly packageBytes: number
  readonly appBytes: number
}

const MEGABYTE = 1024 * 1024

export const defaultSizeLimits: SizeLimits = { packageBytes: 2 * MEGABYTE, appBytes: 30 * MEGABYTE }

/** Compares the packages' sizes, by root, with the limits. */
export function checkSizes(sizes: ReadonlyMap<string, number>, limits: SizeLimits): readonly Diagnostic[] {
  const place = wholeFile('app.json')
  const diagnostics: Diagnostic[] = []
  let total = 0
  for (const [root, bytes] of sizes) {
    total += bytes
    if (bytes > limits.packageBytes) {
      diagnostics.push(
        packageTooLarge.at(place, {
          which: packageAt(root),
          size: megabytes(bytes),
          limit: megabytes(limits.packageBytes),
        }),
      )
    }
  }
  if (total > limits.appBytes) {
    diagnostics.push(appTooLarge.at(place, { size: megabytes(total), limit: megabytes(limits.appBytes) }))
  }
  return diagnostics
}

function packageAt(root: string): Phrase {
  return root === ''
    ? phrase('The main package', '主包')
    : phrase(`The subpackage \`${root}\``, `分包 \`${root}\` `)
}

/** Rounded up, so that what is over a limit never reads as equal to it. */
function megabytes(bytes: number): string {
  return `${Math.ceil((bytes / MEGABYTE) * 100) / 100} MB`
}
