/** Catalogue: style sheets. */
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'

export const missingSemicolon = defineDiagnostic({
  code: 'wxss/missing-semicolon',
  severity: 'warning',
  says: () => 'This `@import` does not end with `;`.',
  because: 'It is taken to end with its line; other tools may take the next rule for a part of it.',
  fix: 'Add `;`.',
})

export const importNotFound = defineDiagnostic<{ written: string }>({
  code: 'wxss/import-not-found',
  severity: 'error',
  says: ({ written }) => `\`@import "${written}"\` names a file that does not exist.`,
  because: 'Its styles are missing.',
  fix: 'Correct the path: it is relative to this file, or begins with `/` at the folder of app.json.',
})

export const importOfItself = defineDiagnostic<{ written: string }>({
  code: 'wxss/import-of-itself',
  severity: 'warning',
  says: ({ written }) => `\`@import "${written}"\` leads back to this file.`,
  because: 'The inner copy is left out.',
  fix: 'Move what both files need into a third one.',
})

export const remoteImport = defineDiagnostic<{ written: string }>({
  code: 'wxss/remote-import',
  severity: 'warning',
  says: ({ written }) => `\`@import "${written}"\` is on the network.`,
  because: 'Pages load no style sheets from the network, so it is left out.',
  fix: 'Copy the style sheet into the project.',
})

export const tooMuchStyle = defineDiagnostic<{ limit: string }>({
  code: 'wxss/too-large',
  severity: 'error',
  says: ({ limit }) => `With its imports the style sheet is larger than ${limit}.`,
  because: 'Further imports are left out.',
  fix: 'Import only what the page needs; look for files that import each other many times.',
})

export const assetNotFound = defineDiagnostic<{ written: string }>({
  code: 'wxss/asset-not-found',
  severity: 'warning',
  says: ({ written }) => `\`url(${written})\` names a file that does not exist.`,
  because: 'Nothing is drawn there.',
  fix: 'Correct the path: it is relative to this file, or begins with `/` at the folder of app.json.',
})

export const unclosedBlock = defineDiagnostic({
  code: 'wxss/unclosed-block',
  severity: 'warning',
  says: () => 'This `{` is never closed.',
  because: 'Everything after it is taken to be inside.',
  fix: 'Add `}`.',
})

export const strayBrace = defineDiagnostic({
  code: 'wxss/stray-brace',
  severity: 'warning',
  says: () => 'This `}` closes nothing.',
  because: 'It is left out. Often it means that a rule above was closed too early.',
  fix: 'Remove it.',
})

export const strayText = defineDiagnostic<{ text: string }>({
  code: 'wxss/stray-text',
  severity: 'warning',
  says: ({ text }) => `\`${text}\` is neither a rule nor inside of one.`,
  because: 'It is left out.',
  fix: 'Remove it, or add the selector and the braces that are missing.',
})

export const lineComment = defineDiagnostic({
  code: 'wxss/line-comment',
  severity: 'warning',
  says: () => 'Style sheets know no `//` comments.',
  because: 'It is read as a comment here; elsewhere it spoils the next rule.',
  fix: 'Write `/* … */`.',
})

export const unfinishedComment = defineDiagnostic({
  code: 'wxss/unfinished-comment',
  severity: 'warning',
  says: () => 'This comment has no `*/`.',
  because: 'Everything to the end of the file is taken as part of it.',
  fix: 'Close the comment.',
})

export const deepCombinator = defineDiagnostic<{ written: string }>({
  code: 'wxss/deep-combinator',
  severity: 'warning',
  says: ({ written }) => `\`${written}\` is not part of CSS any more.`,
  because: 'It is read as “anywhere inside”. It does not reach into isolated components.',
  fix: 'Use a blank, and `externalClasses` or `styleIsolation` to style what is inside a component.',
})

export const needsPreprocessor = defineDiagnostic<{ language: string; plugin: string }>({
  code: 'wxss/needs-preprocessor',
  severity: 'warning',
  says: ({ language }) => `This style sheet is ${language}, which the project does not ask to have compiled.`,
  because: 'Its styles are missing.',
  fix: ({ plugin }) =>
    `Write \`"useCompilerPlugins": ["${plugin}"]\` in \`setting\` of project.config.json, or name a .wxss file.`,
})

export const lessError = defineDiagnostic<{ message: string }>({
  code: 'less/not-compiled',
  severity: 'error',
  says: ({ message }) => `Less cannot compile this style sheet. It says: “${message}”`,
  because: 'The styles of the whole sheet are missing.',
  fix: 'Correct it here.',
})

export const lessPlugin = defineDiagnostic<{ written: string }>({
  code: 'less/plugin',
  severity: 'error',
  says: ({ written }) =>
    `\`@plugin "${written}"\` is a script for Less, and no script of a project runs here.`,
  because: 'Its functions are missing, and the styles of the sheet that needs them.',
  fix: 'Write what it computes into the sheet, or as a mixin.',
})

export const sassError = defineDiagnostic<{ message: string }>({
  code: 'sass/not-compiled',
  severity: 'error',
  says: ({ message }) => `Sass cannot compile this style sheet. It says: “${message}”`,
  because: 'The styles of the whole sheet are missing.',
  fix: 'Correct it here.',
})
