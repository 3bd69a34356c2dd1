/** Catalogue: WXS modules. */
import { defineDiagnostic } from './diagnostic.ts'
import type { Phrase } from './phrase.ts'

export const wxsSyntax = defineDiagnostic<{ message: string }>({
  code: 'wxs/syntax',
  severity: 'error',
  says: ({ message }) => `The module cannot be read: ${message}.`,
  because: 'All its functions are missing.',
  fix: 'Correct the line shown.',
})

export const wxsUnsupported = defineDiagnostic<{ what: Phrase; instead: Phrase }>({
  code: 'wxs/unsupported',
  severity: 'error',
  says: ({ what }) => `WXS has no ${what}.`,
  because: 'WXS is a language of its own, smaller than JavaScript. The value is `undefined` here.',
  fix: ({ instead }) => instead,
})

export const wxsUnknownName = defineDiagnostic<{ name: string }>({
  code: 'wxs/unknown-name',
  // Modules that also run in browsers name what these have, behind a condition.
  severity: 'warning',
  says: ({ name }) => `\`${name}\` is not defined in this module.`,
  because: 'WXS sees neither the page nor the browser. The value is `undefined` here.',
  fix: 'Declare it with `var`, pass it as an argument, or `require` the WXS module that has it.',
})

export const wxsUndeclared = defineDiagnostic<{ name: string }>({
  code: 'wxs/undeclared',
  severity: 'warning',
  says: ({ name }) => `\`${name}\` is assigned without having been declared.`,
  because: 'It is one variable for all functions of the module.',
  fix: ({ name }) => `Declare it: \`var ${name}\`.`,
})

export const wxsRequire = defineDiagnostic({
  code: 'wxs/require',
  severity: 'error',
  says: () => '`require` is used with something other than one fixed path.',
  because: 'Modules are put together before the program runs. The value is `undefined` here.',
  fix: "Write `require('./path.wxs')`.",
})

export const wxsFileNotFound = defineDiagnostic<{ path: string }>({
  code: 'wxs/file-not-found',
  severity: 'error',
  says: ({ path }) => `\`require('${path}')\`: there is no such file.`,
  because: 'The value is `undefined`, and calling its functions fails.',
  fix: 'Correct the path: it is relative to this file and names a `.wxs` file.',
})
