/** Every diagnostic there is, by its code: what `maque explain` looks up. */
import * as assets from './assets/asset-diagnostics.ts'
import * as config from './config/config-diagnostics.ts'
import type { CatalogueEntry } from './diagnostics/diagnostic.ts'
import * as expressions from './diagnostics/expression-diagnostics.ts'
import * as markup from './diagnostics/markup-diagnostics.ts'
import * as templates from './diagnostics/template-diagnostics.ts'
import * as wxs from './diagnostics/wxs-diagnostics.ts'
import * as modules from './modules/module-diagnostics.ts'
import * as json from './project/json/json-diagnostics.ts'
import * as project from './project/project-diagnostics.ts'
import * as styles from './style/style-diagnostics.ts'

const sections = [project, json, config, markup, expressions, templates, wxs, modules, styles, assets]

export const catalogue: ReadonlyMap<string, CatalogueEntry> = new Map(
  sections.flatMap((section) => Object.values(section).map(({ code, entry }) => [code, entry] as const)),
)
