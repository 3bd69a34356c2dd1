/** Catalogue: JavaScript and TypeScript. */
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'

export const syntaxError = defineDiagnostic<{ message: string }>({
  code: 'js/syntax-error',
  severity: 'error',
  says: ({ message }) => `This cannot be read as a program. The parser says: “${message}”`,
  because: 'The module throws this message when it is required. The rest of the app runs.',
  fix: 'Correct the syntax here.',
})

export const notStrict = defineDiagnostic<{ message: string }>({
  code: 'js/not-strict',
  severity: 'error',
  says: ({ message }) =>
    `This cannot be read in strict mode, in which scripts run with \`"es6": true\`. The parser says: “${message}”`,
  because: 'The module throws this message when it is required. The rest of the app runs.',
  fix: 'Write it as strict mode has it, or leave the file as it is by `"babelSetting": { "ignore": […] }` in `setting` of project.config.json.',
})

export const moduleNotFound = defineDiagnostic<{ written: string }>({
  code: 'js/module-not-found',
  severity: 'error',
  says: ({ written }) => `\`${written}\` is not found.`,
  because: 'The module that requires it fails when this line runs.',
  fix: ({ written }) =>
    /^[./]/.test(written)
      ? 'Correct the path: it is relative to this file, or begins with `/` at the folder of app.json.'
      : `Install it with \`npm install ${written}\`, or begin the path with \`./\` if it is a file of the project.`,
})

export const dependencyNotFound = defineDiagnostic<{ written: string }>({
  code: 'js/dependency-not-found',
  severity: 'warning',
  says: ({ written }) => `\`${written}\` is not found, which an npm package requires.`,
  because: 'The package fails when that line runs, if it ever does.',
  fix: 'Install what the package depends on, or use one that is made for mini programs.',
})

export const emptyFolder = defineDiagnostic<{ written: string }>({
  code: 'js/no-such-scripts',
  severity: 'warning',
  says: ({ written }) => `No script has a path that begins with \`${written}\`.`,
  because: 'The rest of the path is computed: whatever it is, the module fails when this line runs.',
  fix: 'Correct the beginning of the path: it is relative to this file, or begins with `/` at the folder of app.json.',
})

export const computedRequire = defineDiagnostic({
  code: 'js/computed-require',
  severity: 'warning',
  says: () => 'The path of this `require` is computed.',
  because: 'What it needs cannot be known before it runs: only files that are required elsewhere are there.',
  fix: 'Begin the path with a folder, as in `require("./plugins/" + name)`: all scripts in it are then there. Or write the possible paths as strings.',
})

export const helpersNeeded = defineDiagnostic<{ names: string }>({
  code: 'js/unsupported-syntax',
  severity: 'error',
  says: ({ names }) => `The file uses syntax that needs helper code: ${names}.`,
  because: 'The module throws this message when it is required.',
  fix: 'Write it without syntax that JavaScript does not have yet.',
})

export const nestedTooDeep = defineDiagnostic<{ limit: number }>({
  code: 'js/nested-too-deep',
  severity: 'error',
  says: ({ limit }) =>
    `The script is nested too deep: more than ${limit} brackets or as much within each other.`,
  because:
    'No engine reads that. The module throws this message when it is required; the rest of the app runs.',
  fix: 'Put what is nested into variables or functions of its own; keep data in a JSON file.',
})
