/** Catalogue: how a template is written, before what it means. */
import { defineDiagnostic } from './diagnostic.ts'

const repaired = 'The template is read as if it were repaired here; other tools may read it differently.'

export const unclosedElement = defineDiagnostic<{ tag: string }>({
  code: 'wxml/unclosed-element',
  severity: 'warning',
  says: ({ tag }) => `\`<${tag}>\` is never closed.`,
  because: repaired,
  fix: ({ tag }) => `Write \`</${tag}>\` after its content, or end the tag with \`/>\`.`,
})

export const strayCloseTag = defineDiagnostic<{ tag: string }>({
  code: 'wxml/stray-close-tag',
  severity: 'warning',
  says: ({ tag }) => `\`</${tag}>\` closes nothing.`,
  because: 'It is left out. Often it means that an element above was closed too early.',
  fix: 'Remove it, or add the start tag it belongs to.',
})

export const unfinishedTag = defineDiagnostic<{ tag: string }>({
  code: 'wxml/unfinished-tag',
  severity: 'warning',
  says: ({ tag }) => `The tag \`<${tag}\` has no \`>\`.`,
  because: repaired,
  fix: 'Add `>`.',
})

export const unfinishedValue = defineDiagnostic<{ name: string }>({
  code: 'wxml/unfinished-value',
  severity: 'error',
  says: ({ name }) => `The value of \`${name}\` has no closing quote.`,
  because: 'Where the value ends can only be guessed: it is taken to end with its line or tag.',
  fix: 'Close the quote.',
})

export const unquotedValue = defineDiagnostic<{ name: string; text: string }>({
  code: 'wxml/unquoted-value',
  severity: 'warning',
  says: ({ name }) => `The value of \`${name}\` has no quotes.`,
  because: 'It ends at the first blank. Other tools refuse the whole template.',
  fix: ({ name, text }) => `Write \`${name}="${text}"\`.`,
})

export const oddAttributeName = defineDiagnostic<{ name: string }>({
  code: 'wxml/odd-attribute-name',
  severity: 'warning',
  says: ({ name }) => `\`${name}\` is no name of an attribute.`,
  because: 'Nothing reads it, and other tools refuse the whole template.',
  fix: 'Bind events with `bind:name="method"` and values with `name="{{…}}"`; other templates write them with `@`, `:` or brackets.',
})

export const quoteInsideExpression = defineDiagnostic<{ name: string }>({
  code: 'wxml/quote-inside-expression',
  severity: 'warning',
  says: ({ name }) => `The value of \`${name}\` has its own quotes inside \`{{ }}\`.`,
  because: 'The value ends at the first such quote in other tools.',
  fix: 'Use single quotes inside double ones, or the other way round.',
})

export const duplicateAttribute = defineDiagnostic<{ name: string; tag: string }>({
  code: 'wxml/duplicate-attribute',
  severity: 'warning',
  says: ({ name, tag }) => `\`${name}\` is written twice on \`<${tag}>\`.`,
  because: 'Only the last one counts; in some tools, only the first.',
  fix: 'Keep one of the two.',
})

export const straySymbol = defineDiagnostic<{ text: string; tag: string }>({
  code: 'wxml/stray-symbol',
  severity: 'warning',
  says: ({ text, tag }) => `\`${text}\` inside the tag \`<${tag}>\` is not an attribute.`,
  because: 'It is left out.',
  fix: 'Remove it.',
})

export const unfinishedComment = defineDiagnostic({
  code: 'wxml/unfinished-comment',
  severity: 'warning',
  says: () => 'The comment has no `-->`.',
  because: 'Everything to the end of the file is taken as part of it.',
  fix: 'Close the comment.',
})

export const foreignMarkup = defineDiagnostic<{ text: string }>({
  code: 'wxml/foreign-markup',
  severity: 'warning',
  says: ({ text }) => `\`${text}\` has no meaning in a template.`,
  because: 'It is left out.',
  fix: 'Remove it.',
})

export const tooManyFaults = defineDiagnostic<{ limit: number }>({
  code: 'wxml/too-many-faults',
  severity: 'error',
  says: ({ limit }) => `There are more than ${limit} faults in this template; the rest is not told.`,
  because: 'It is probably no template, or one that a program has written wrongly.',
  fix: 'Mend what is told first: many of the others come from it.',
})

export const nestedTooDeep = defineDiagnostic<{ limit: number }>({
  code: 'wxml/nested-too-deep',
  severity: 'error',
  says: ({ limit }) => `Elements are nested more than ${limit} deep.`,
  because: 'What is deeper is drawn without its nesting.',
  fix: 'Divide the template into components.',
})
