/** Catalogue: what stands between `{{` and `}}`. */
import { defineDiagnostic } from './diagnostic.ts'
import type { Phrase } from './phrase.ts'

export const unreadableExpression = defineDiagnostic<{ written: string; expected: Phrase }>({
  code: 'wxml/unreadable-expression',
  severity: 'error',
  says: ({ written, expected }) => `\`{{${written}}}\` cannot be read: expected ${expected} here.`,
  because: 'Its value is `undefined`, so that the rest of the template works.',
  fix: 'Templates know values, members, operators, `a ? b : c`, lists, objects and calls of WXS functions. Compute anything else in the script or in WXS.',
})

export const unfinishedExpression = defineDiagnostic({
  code: 'wxml/unfinished-expression',
  severity: 'warning',
  says: () => '`{{` has no `}}`.',
  because: 'It is drawn as it is written.',
  fix: 'Add `}}` after the expression.',
})

export const emptyExpression = defineDiagnostic({
  code: 'wxml/empty-expression',
  severity: 'warning',
  says: () => '`{{}}` has nothing in it.',
  because: 'Its value is `undefined`, which is drawn as nothing.',
  fix: 'Write what is to be shown there, or remove the braces.',
})

export const entityInExpression = defineDiagnostic<{ written: string; means: string }>({
  code: 'wxml/entity-in-expression',
  severity: 'warning',
  says: ({ written, means }) => `\`${written}\` inside \`{{ }}\` is read as \`${means}\`.`,
  because: 'Other tools refuse the whole template: nothing is escaped inside the braces.',
  fix: ({ means }) => `Write \`${means}\`.`,
})

export const callOfData = defineDiagnostic<{ name: string }>({
  code: 'wxml/call-of-data',
  severity: 'warning',
  says: ({ name }) => `\`${name}(…)\` calls something that is not a WXS function.`,
  because: 'Functions of the script do not exist in templates, and other tools call nothing but WXS.',
  fix: 'Move the function into a `<wxs>` module, or compute the value in the script.',
})
