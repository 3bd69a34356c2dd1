/** A component ready to be drawn: its plan, its scope, its style sheet in the document. */
import type { ComponentDefinition } from '@maque/protocol/bridge/logic-view.ts'
import type { ViewUnit } from '@maque/protocol/bundle/manifest.ts'
import type { ModuleLookup } from '@maque/template/evaluate.ts'
import { linkBody } from '../plan/link-body.ts'
import type { Plan } from '../plan/plan.ts'
import type { BuiltIn } from '../ports/built-in.ts'
import { classScopeOf, namesExternalClass, scopeClasses, type ClassScope } from '../style/class-scope.ts'
import type { StyleSheets } from '../style/style-sheets.ts'

export interface LinkedUnit {
  readonly path: string
  readonly definition: ComponentDefinition
  readonly scope: ClassScope
  /** What `:host` and class names of its style sheet begin with. */
  readonly prefix: string
  readonly plan: Plan
}

export interface UnitSurroundings {
  readonly document: Document
  readonly builtIns: ReadonlyMap<string, BuiltIn>
  readonly moduleOf: ModuleLookup
  readonly styles: StyleSheets
}

export function linkUnit(
  unit: ViewUnit,
  definition: ComponentDefinition,
  place: { readonly isPage: boolean; readonly prefix: string },
  { document, builtIns, moduleOf, styles }: UnitSurroundings,
): LinkedUnit {
  const scope = classScopeOf(definition, place.isPage, place.prefix)
  if (unit.style !== undefined) styles.add(unit.style, scope.prefix)
  const templates = new Map<string, Plan>()
  const context = {
    document,
    builtIns,
    moduleOf,
    scopeClasses: (written: string) => scopeClasses(written, scope, () => undefined),
    isLiveClass: (written: string) => namesExternalClass(written, scope),
    templatePlan: (key: string): Plan | undefined => {
      const known = templates.get(key)
      const body = unit.leaf.templates?.[key]
      if (known || body === undefined) return known
      const plan = linkBody(body, context)
      templates.set(key, plan)
      return plan
    },
  }
  return {
    path: definition.path,
    definition,
    scope,
    prefix: scope.prefix,
    plan: linkBody(unit.leaf.root, context),
  }
}
