/** Catalogue: a project's files as such. */
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'

export const noAppJson = defineDiagnostic<{ looked: string }>({
  code: 'project/no-app-json',
  severity: 'error',
  says: ({ looked }) => `There is no \`app.json\`; looked at ${looked}.`,
  because: 'app.json names the pages. Without it this is not a mini program.',
  fix: 'Name the folder that contains app.json, or set `"miniprogramRoot"` in project.config.json.',
})

export const rootNotFound = defineDiagnostic<{ root: string }>({
  code: 'project/root-not-found',
  severity: 'warning',
  says: ({ root }) => `\`"miniprogramRoot": "${root}"\` has no app.json, but the project's folder has.`,
  because: 'The project’s own folder is taken instead.',
  fix: 'Correct `miniprogramRoot`, or remove it.',
})

export const linkLeadsOutside = defineDiagnostic<{ path: string }>({
  code: 'project/link-leads-outside',
  severity: 'error',
  says: ({ path }) => `\`${path}\` leads out of the project.`,
  because: 'Nothing outside the project’s folder may become part of an app. It is left out.',
  fix: 'Copy what it leads to into the project, or install it as an npm package.',
})

export const unreadableFile = defineDiagnostic<{ path: string }>({
  code: 'project/unreadable-file',
  severity: 'warning',
  says: ({ path }) => `\`${path}\` cannot be read.`,
  because: 'It is left out.',
  fix: 'Remove it, or repair the link.',
})

export const notUtf8 = defineDiagnostic({
  code: 'project/not-utf8',
  severity: 'warning',
  says: () => 'The file is not UTF-8.',
  because: 'It is read as GB 18030; other tools will show other characters.',
  fix: 'Save it as UTF-8.',
})

export const reservedFolder = defineDiagnostic<{ folder: string }>({
  code: 'project/reserved-folder',
  severity: 'error',
  says: ({ folder }) => `The folder \`${folder}\` is where compiled files are put.`,
  because: 'What the project has there is left out.',
  fix: 'Rename the folder.',
})

export const unsupportedKind = defineDiagnostic<{ kind: string }>({
  code: 'project/unsupported-kind',
  severity: 'error',
  says: ({ kind }) => `\`"compileType": "${kind}"\` is not a mini program with pages.`,
  because: 'Only mini programs are compiled; it is read as one as far as possible.',
  fix: 'Set `"compileType": "miniprogram"` if that is what it is.',
})
