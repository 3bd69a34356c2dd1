/**
 * The tests, kept open between runs with one source file changed in each: what stayed as it was is
 * not translated anew, and PostgreSQL is started once, so that a run costs half.
 */
import { resolve } from 'node:path'
import { createVitest, type Vitest } from 'vitest/node'

/** A run that takes longer hangs: it has found nothing, and the next begins anew. */
const LONGEST_RUN_MS = 240_000

export interface TestRun {
  /** The source file that differs in this run. */
  readonly changed: string
  readonly paths: readonly string[]
  /** Only the tests in whose titles this pattern is found. */
  readonly name?: string
}

export interface Findings {
  /** Titles of the tests that failed. */
  readonly failed: readonly string[]
  /** What kept a file from beginning: it does not load, or what its tests stand on cannot be set up. */
  readonly unable: readonly string[]
}

export interface OpenTests {
  run(run: TestRun): Promise<Findings>
  close(): Promise<void>
}

/** @param options.stopsAtFirst whether the first failure of a run is enough. */
export function openTests({ stopsAtFirst }: { readonly stopsAtFirst: boolean }): OpenTests {
  let vitest: Vitest | undefined
  let lastChanged: string | undefined

  const opened = (): Promise<Vitest> =>
    createVitest('test', {
      watch: false,
      reporters: [{}],
      ...(stopsAtFirst && { bail: 1 }),
    })

  const close = async (): Promise<void> => {
    await vitest?.close()
    vitest = undefined
  }

  return {
    async run({ changed, paths, name }) {
      vitest ??= await opened()
      for (const file of [lastChanged, changed]) if (file !== undefined) vitest.invalidateFile(resolve(file))
      lastChanged = changed
      if (name === undefined) vitest.resetGlobalTestNamePattern()
      else vitest.setGlobalTestNamePattern(name)
      // A path is the end of one file's name, where a filter may be the beginning of several.
      const specifications = (await vitest.globTestSpecifications([...paths])).filter(({ moduleId }) =>
        paths.some((path) => moduleId.endsWith(path)),
      )
      const result = await atMost(LONGEST_RUN_MS, vitest.runTestSpecifications(specifications))
      if (result === undefined) {
        await close()
        return { failed: [], unable: [] }
      }
      // What earlier runs found of other files is among them too.
      const asked = new Set(specifications.map(({ moduleId }) => moduleId))
      const modules = result.testModules.filter(({ moduleId }) => asked.has(moduleId))
      return {
        failed: modules.flatMap((module) =>
          [...module.children.allTests('failed')].map((test) => test.fullName),
        ),
        unable: modules.flatMap((module) => module.errors().map(({ message }) => message)),
      }
    },
    close,
  }
}

async function atMost<T>(ms: number, deed: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((settle) => {
    timer = setTimeout(() => settle(undefined), ms)
  })
  return Promise.race([deed, late]).finally(() => clearTimeout(timer))
}
