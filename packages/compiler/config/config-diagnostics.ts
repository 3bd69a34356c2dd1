/** Catalogue: app.json and the JSON of pages and components. */
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { Phrase } from '../diagnostics/phrase.ts'

export const wrongType = defineDiagnostic<{ name: string; expected: Phrase }>({
  code: 'config/wrong-type',
  severity: 'warning',
  says: ({ name, expected }) => `\`${name}\` is not ${expected}.`,
  because: 'It is read as if it were not there.',
  fix: ({ name, expected }) => `Make \`${name}\` ${expected}, or remove it.`,
})

export const unknownValue = defineDiagnostic<{ name: string; value: string; values: string }>({
  code: 'config/unknown-value',
  severity: 'warning',
  says: ({ name, value }) => `\`${value}\` is no value of \`${name}\`.`,
  because: 'It is read as if it were not there.',
  fix: ({ values }) => `Write one of ${values}.`,
})

export const noPages = defineDiagnostic({
  code: 'config/no-pages',
  severity: 'error',
  says: () => 'app.json lists no page that exists.',
  because: 'There is nothing to open.',
  fix: 'Write `"pages": ["pages/index/index"]` and create that page.',
})

export const pageNotFound = defineDiagnostic<{ path: string }>({
  code: 'config/page-not-found',
  severity: 'warning',
  says: ({ path }) => `The page \`${path}\` has neither a template nor a script.`,
  because: 'It is left out: opening it fails as for any page that does not exist.',
  fix: ({ path }) => `Create \`${path}.wxml\` and \`${path}.js\`, or remove the line from app.json.`,
})

export const duplicatePage = defineDiagnostic<{ path: string }>({
  code: 'config/duplicate-page',
  severity: 'warning',
  says: ({ path }) => `The page \`${path}\` is listed twice.`,
  because: 'Only the first one counts.',
  fix: 'Remove one of the two.',
})

export const entryNotFound = defineDiagnostic<{ path: string }>({
  code: 'config/entry-not-found',
  severity: 'warning',
  says: ({ path }) => `\`entryPagePath\` names \`${path}\`, which is not a page.`,
  because: 'The app opens with its first page instead.',
  fix: 'Name one of the `pages`.',
})

export const tabPageNotFound = defineDiagnostic<{ path: string }>({
  code: 'config/tab-page-not-found',
  severity: 'warning',
  says: ({ path }) => `A tab leads to \`${path}\`, which is not a page of the main package.`,
  because: 'The tab is left out.',
  fix: 'List the page in `pages`, or remove the tab.',
})

export const tabCount = defineDiagnostic<{ count: number }>({
  code: 'config/tab-count',
  severity: 'warning',
  says: ({ count }) => `The tab bar has ${count} tab${count === 1 ? '' : 's'}.`,
  because: 'People expect two to five; other platforms refuse anything else.',
  fix: 'List two to five tabs.',
})

export const iconNotFound = defineDiagnostic<{ path: string }>({
  code: 'config/icon-not-found',
  severity: 'warning',
  says: ({ path }) => `The icon \`${path}\` does not exist.`,
  because: 'The tab is shown without it.',
  fix: 'Correct the path: it begins at the folder of app.json.',
})

export const componentNotFound = defineDiagnostic<{ name: string; path: string }>({
  code: 'config/component-not-found',
  severity: 'error',
  says: ({ name, path }) => `The component \`${name}\` is said to be at \`${path}\`, where nothing is.`,
  because: 'Its element is a plain one: its content is drawn, its behaviour is missing.',
  fix: ({ path }) =>
    /^[./]/.test(path)
      ? 'Correct the path: it is relative to this file, or begins with `/` at the folder of app.json. It has no extension.'
      : 'If it is an npm package, install it. If it is a file of the project, begin the path with `/` or `./`.',
})

export const pluginComponent = defineDiagnostic<{ name: string; path: string }>({
  code: 'config/plugin-component',
  severity: 'warning',
  says: ({ name, path }) => `The component \`${name}\` comes from a plugin: \`${path}\`.`,
  because:
    'There is no such plugin here, or it has no public component of that name. The element is drawn without behaviour.',
  fix: 'Check `plugins` of app.json and `publicComponents` of the plugin, or use a component of the project.',
})

export const pluginNotFound = defineDiagnostic<{ alias: string; provider: string; version: string }>({
  code: 'config/plugin-not-found',
  severity: 'warning',
  says: ({ alias, provider, version }) =>
    `The plugin \`${alias}\` (${provider}, version ${version}) is not here.`,
  because:
    'Plugins live on the platform they were published on. `requirePlugin` of it throws, its pages do not open, and its components are drawn without behaviour.',
  fix: 'Put its source into a folder of the project, name that as `"pluginRoot"` in project.config.json, and write `"version": "dev"`; or do without it.',
})

export const pluginPartNotFound = defineDiagnostic<{ name: string; path: string }>({
  code: 'config/plugin-part-not-found',
  severity: 'error',
  says: ({ name, path }) => `\`${name}\` of a plugin is said to be at \`${path}\`, where nothing is.`,
  because: 'It is left out.',
  fix: 'Correct the path: it begins at the folder of plugin.json, or of the package for `export`.',
})

export const extendedLibMissing = defineDiagnostic<{ name: string; packageName: string }>({
  code: 'config/extended-lib-missing',
  severity: 'warning',
  says: ({ name, packageName }) =>
    `\`useExtendedLib\` asks for \`${name}\`, but the package \`${packageName}\` is not installed.`,
  because: 'Its components and styles are missing.',
  fix: ({ packageName }) => `Run \`npm install ${packageName}\`.`,
})

export const extendedLibUnknown = defineDiagnostic<{ name: string }>({
  code: 'config/extended-lib-unknown',
  severity: 'warning',
  says: ({ name }) => `\`useExtendedLib\` asks for \`${name}\`, which is not known here.`,
  because: 'It is left out.',
  fix: 'Use an npm package instead.',
})

export const themeNotFound = defineDiagnostic<{ path: string }>({
  code: 'config/theme-not-found',
  severity: 'warning',
  says: ({ path }) => `\`themeLocation\` names \`${path}\`, which does not exist.`,
  because: 'Values like `@background` stay unknown.',
  fix: 'Correct the path.',
})

export const preloadNotFound = defineDiagnostic<{ named: string; kind: Phrase }>({
  code: 'config/preload-not-found',
  severity: 'warning',
  says: ({ named, kind }) => `\`preloadRule\` names \`${named}\`, which is no ${kind}.`,
  because: 'Nothing is fetched ahead for it.',
  fix: 'Write pages as they stand in `pages` behind the root of their package, and packages by their `root` or `name`.',
})

export const workersNotFound = defineDiagnostic<{ path: string }>({
  code: 'config/workers-not-found',
  severity: 'warning',
  says: ({ path }) => `\`workers\` names the folder \`${path}\`, which has no scripts.`,
  because: '`wx.createWorker` fails.',
  fix: 'Name the folder that the scripts of workers lie in; it begins at the folder of app.json.',
})

export const placeholderNotFound = defineDiagnostic<{ name: string; placeholder: string }>({
  code: 'config/placeholder-not-found',
  severity: 'warning',
  says: ({ name, placeholder }) =>
    `The placeholder of \`${name}\` is \`${placeholder}\`, which is neither a component of the platform nor registered.`,
  because: 'Nothing stands in for the component while its package is on its way.',
  fix: 'Name a component of `usingComponents`, or a built-in one such as `view`.',
})

export const appScriptMissing = defineDiagnostic({
  code: 'config/app-script-missing',
  severity: 'warning',
  says: () => 'There is no `app.js` beside app.json.',
  because: 'The app runs without an `App`: `getApp()` gives `undefined`, and WeChat’s own tools refuse it.',
  fix: 'Create `app.js` with `App({})`.',
})

export const customTabBarMissing = defineDiagnostic({
  code: 'config/custom-tab-bar-missing',
  severity: 'warning',
  says: () => '`"tabBar": { "custom": true }` needs the component `custom-tab-bar/index`.',
  because: 'The app has no tab bar.',
  fix: 'Create `custom-tab-bar/index` beside app.json, or remove `"custom": true`.',
})

export const subpackageWithoutRoot = defineDiagnostic({
  code: 'config/subpackage-without-root',
  severity: 'warning',
  says: () => 'A subpackage has no `root`.',
  because: 'Its pages are left out.',
  fix: 'Write `"root": "folder"`: the folder that holds the subpackage.',
})

export const subpackageEntryNotFound = defineDiagnostic<{ path: string; root: string }>({
  code: 'config/subpackage-entry-not-found',
  severity: 'warning',
  says: ({ path, root }) =>
    `The \`entry\` of the subpackage \`${root}\` is \`${path}\`, which does not exist.`,
  because: 'Nothing runs when the subpackage has come.',
  fix: 'Correct the path: it begins at the root of the subpackage.',
})

export const overlappingSubpackages = defineDiagnostic<{ inner: string; outer: string }>({
  code: 'config/overlapping-subpackages',
  severity: 'warning',
  says: ({ inner, outer }) => `The subpackage \`${inner}\` is inside of \`${outer}\`.`,
  because: 'Each file belongs to the innermost one.',
  fix: 'Put subpackages side by side.',
})

export const templateMissing = defineDiagnostic({
  code: 'config/template-missing',
  severity: 'warning',
  says: () => 'This template does not exist, but its script does.',
  because: 'Nothing is drawn.',
  fix: 'Create the template, if only with an empty `<view></view>`.',
})

export const scriptMissing = defineDiagnostic({
  code: 'config/script-missing',
  severity: 'warning',
  says: () => 'This script does not exist, but its template does.',
  because: 'It is drawn without data, and nothing answers its events. Other tools refuse it.',
  fix: 'Create the script, if only with `Page({})` or `Component({})`.',
})

export const outsideIndependent = defineDiagnostic<{ path: string; root: string }>({
  code: 'config/outside-independent-subpackage',
  severity: 'warning',
  says: ({ path, root }) =>
    `\`${path}\` is used by the independent subpackage \`${root}\`, but is outside of it.`,
  because:
    'An independent subpackage is meant to start alone; here it waits for the other package. Elsewhere it fails.',
  fix: 'Move the file into the subpackage, or remove `"independent": true`.',
})

export const hasNoEffect = defineDiagnostic<{ key: string; because: Phrase }>({
  code: 'config/no-effect',
  severity: 'info',
  says: ({ key }) => `\`${key}\` has no effect here.`,
  because: ({ because }) => because,
  fix: 'Nothing needs to be done: it may stay for other platforms.',
})

export const unknownKey = defineDiagnostic<{ key: string; place: Phrase }>({
  code: 'config/unknown-key',
  severity: 'info',
  says: ({ key, place }) => `\`${key}\` is no known key of ${place}.`,
  because: 'It is left out.',
  fix: 'Check how it is written, and whether it belongs into this file.',
})
