/** Every diagnostic there is, by its code: what `maque explain` looks up. */
import * as assets from '../assets/asset-diagnostics.ts'
import * as config from '../config/config-diagnostics.ts'
import type { Severity } from '../diagnostics/diagnostic.ts'
import * as expressions from '../diagnostics/expression-diagnostics.ts'
import * as markup from '../diagnostics/markup-diagnostics.ts'
import * as templates from '../diagnostics/template-diagnostics.ts'
import * as wxs from '../diagnostics/wxs-diagnostics.ts'
import { chinese, type ExplainedIn } from './chinese.ts'
import { examples, type Example } from './examples.ts'
import * as modules from '../modules/module-diagnostics.ts'
import * as json from '../project/json/json-diagnostics.ts'
import * as project from '../project/project-diagnostics.ts'
import * as styles from '../style/style-diagnostics.ts'

const sections = [project, json, config, markup, expressions, templates, wxs, modules, styles, assets]

export interface ExplainedDiagnostic {
  readonly code: string
  readonly severity: Severity
  readonly en: ExplainedIn
  readonly zh: ExplainedIn
  readonly example: Example
}

export const catalogue: ReadonlyMap<string, ExplainedDiagnostic> = new Map(
  sections.flatMap((section) =>
    Object.values(section).map(({ code, entry: { severity, message, because, fix } }) => {
      const en = { message, because, fix }
      // Tests hold that there is one of each; without it an author is still told what there is.
      const zh = chinese[code] ?? en
      return [code, { code, severity, en, zh, example: examples[code] ?? {} }] as const
    }),
  ),
)
