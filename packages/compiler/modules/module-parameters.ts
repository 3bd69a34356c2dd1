/** The parameters of a module function. */
import { Script } from 'node:vm'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { MODULE_GLOBALS } from '@maque/protocol/bundle/manifest.ts'

/** What the bodies of ES modules are written against; `interop-script.ts` gives them. */
const esmParameters = [
  '__vite_ssr_import__',
  '__vite_ssr_dynamic_import__',
  '__vite_ssr_exportAll__',
  '__vite_ssr_exports__',
  '__vite_ssr_import_meta__',
]

/** Where the parameters of ES modules begin. */
export const ESM_PARAMETERS_AT = 3 + MODULE_GLOBALS.length

/**
 * The parameters for a body, or why it does not compile.
 *
 * A module may declare a name of its own that a parameter has, as in `const location = …`: that
 * parameter is then called otherwise, since the two cannot share a scope. So is one whose name is
 * declared by a `var` that was not one: it begins as `undefined`.
 */
export function parametersFor(
  body: string,
  options: { readonly needsEsm: boolean; readonly declared: readonly string[] },
): Result<readonly string[]> {
  const parameters = [
    'require',
    'module',
    'exports',
    ...MODULE_GLOBALS.map((name, at) => (options.declared.includes(name) ? `maque$${3 + at}` : name)),
    ...(options.needsEsm ? esmParameters : []),
  ]
  for (;;) {
    const problem = compileProblem(`(function (${parameters.join(', ')}) {\n${body}\n})`)
    if (problem === undefined) return accept(parameters)
    const taken = /^Identifier '(.+)' has already been declared$/.exec(problem)?.[1]
    const place = taken === undefined ? -1 : parameters.indexOf(taken)
    if (place < 0) return refuse(problem)
    parameters[place] = `maque$${place}`
  }
}

/** Compiles without running: finds every error that would stop the script the body is put in. */
function compileProblem(script: string): string | undefined {
  try {
    void new Script(script)
    return undefined
  } catch (error) {
    if (error instanceof SyntaxError) return error.message
    throw error
  }
}
