/** Catalogue: how a JSON file is written. */
import { defineDiagnostic } from '../../diagnostics/diagnostic.ts'
import type { Phrase } from '../../diagnostics/phrase.ts'

export const unreadableJson = defineDiagnostic<{ reason: Phrase }>({
  code: 'json/unreadable',
  severity: 'error',
  says: ({ reason }) => `This is not JSON: ${reason}.`,
  because: 'Nothing in the file can be known, so it is taken as empty.',
  fix: 'Correct it here. Common causes: a missing comma, single quotes, a name without quotes.',
})

export const notAnObject = defineDiagnostic({
  code: 'json/not-an-object',
  severity: 'error',
  says: () => 'The file does not hold an object `{ … }`.',
  because: 'Nothing in it has a meaning, so it is taken as empty.',
  fix: 'Write `{}` around its content.',
})

export const repeatedName = defineDiagnostic<{ name: string }>({
  code: 'json/repeated-name',
  severity: 'warning',
  says: ({ name }) => `\`${name}\` is named twice in one object.`,
  because: 'Only the last one counts, and whoever reads the first is mistaken.',
  fix: 'Remove the one that is not meant.',
})

export const looseJson = defineDiagnostic<{ what: Phrase }>({
  code: 'json/loose',
  severity: 'warning',
  says: ({ what }) => `JSON knows no ${what}.`,
  because: 'It is read all the same here; other tools may refuse the file.',
  fix: ({ what }) => `Remove the ${what}.`,
})
