/** Catalogue: images and other files, and how much there may be of them. */
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { Phrase } from '../diagnostics/phrase.ts'

export const sourceOfImageMissing = defineDiagnostic<{ path: string }>({
  code: 'assets/not-found',
  severity: 'warning',
  says: ({ path }) => `This names \`${path}\`, which does not exist.`,
  because: 'Nothing is shown there.',
  fix: 'Correct the path: it is relative to the template, or begins with `/` at the folder of app.json.',
})

export const privateKeyLeftOut = defineDiagnostic({
  code: 'assets/private-key',
  severity: 'warning',
  says: () => 'This file is a private key. It was left out of the package.',
  because: 'Everybody who opens the app could take it out of the package and act as you.',
  fix: 'Keep keys on your server. If this one was ever uploaded anywhere, replace it.',
})

export const packageTooLarge = defineDiagnostic<{ which: Phrase; size: string; limit: string }>({
  code: 'assets/package-too-large',
  severity: 'error',
  says: ({ which, size, limit }) => `${which} is ${size}; at most ${limit} are allowed.`,
  because: 'People wait for a package before they see its first page.',
  fix: 'Move pages into subpackages, and large images and fonts to a server.',
})

export const appTooLarge = defineDiagnostic<{ size: string; limit: string }>({
  code: 'assets/app-too-large',
  severity: 'error',
  says: ({ size, limit }) => `All packages together are ${size}; at most ${limit} are allowed.`,
  because: 'Apps are loaded over mobile networks.',
  fix: 'Move large images, fonts and data to a server.',
})
