import { describe, expect, it } from 'vitest'
import { MODULE_GLOBALS } from '@maque/protocol/bundle/manifest.ts'
import { ModuleRegistry } from './module-registry.ts'

type Run = (
  require: (path: string) => unknown,
  module: { exports: unknown },
  exports: Record<string, unknown>,
) => void

function registry(modules: Readonly<Record<string, Run>>): ModuleRegistry {
  const made = new ModuleRegistry()
  for (const [path, run] of Object.entries(modules)) {
    made.define(path, (require, module, exports) => run(require, module, exports as Record<string, unknown>))
  }
  return made
}

describe('require', () => {
  const leaf: Run = (_, module) => {
    module.exports = 'leaf'
  }

  it.each([
    ['./b.js', 'a/b.js'],
    ['./b', 'a/b.js'],
    ['./b', 'a/b/index.js'],
    ['../x/y', 'x/y.js'],
    ['/x/y', 'x/y.js'],
    ['x/y', 'x/y.js'],
    ['x/y', 'a/x/y.js'],
    ['./data', 'a/data.json'],
    ['dayjs', 'a/miniprogram_npm/dayjs/index.js'],
    ['dayjs', 'miniprogram_npm/dayjs/index.js'],
    ['./../a/./b.js', 'a/b.js'],
  ])('of %s finds %s', (written, path) => {
    const modules = registry({
      'a/main.js': (require, module) => {
        module.exports = require(written)
      },
      [path]: leaf,
    })
    expect(modules.require('a/main.js')).toBe('leaf')
  })

  it('says who asked for what is not there', () => {
    const modules = registry({ 'a/main.js': (require) => require('./gone') })
    expect(() => modules.require('a/main.js')).toThrow(
      'module "./gone" is not defined, required in "a/main.js"',
    )
  })

  it('runs a module once, with its exports as this', () => {
    let runs = 0
    const modules = new ModuleRegistry()
    modules.define('a.js', function (this: unknown, _, module, exports) {
      runs++
      expect(this).toBe(exports)
      expect(module.exports).toBe(exports)
    })
    expect(modules.require('a.js')).toBe(modules.require('a.js'))
    expect(runs).toBe(1)
  })

  it('brings what is not here yet, and says what could not be brought', async () => {
    type Async = { async(path: string): Promise<unknown> }
    const modules = registry({
      'a/a.js': (require, module) => {
        module.exports = (path: string) => (require as unknown as Async).async(path)
      },
    })
    const asked: string[] = []
    modules.bringBy(async (path) => {
      asked.push(path)
      if (path === 'b/b') modules.define('b/b.js', (_, module) => void (module.exports = 'b'))
    })
    const bring = modules.require('a/a.js') as (path: string) => Promise<unknown>
    expect(await bring('../b/b')).toBe('b')
    expect(await bring('/b/b.js')).toBe('b')
    await expect(bring('/c')).rejects.toMatchObject({
      mod: '/c',
      errMsg: 'module "/c" is not defined, required in "a/a.js"',
    })
    expect(asked).toEqual(['b/b', 'c'])
  })

  it('gives what has been exported so far in a ring', () => {
    const modules = registry({
      'a.js': (require, _, exports) => {
        exports['early'] = 1
        exports['seen'] = require('./b')
      },
      'b.js': (require, module) => {
        module.exports = { ...(require('./a') as object) }
      },
    })
    expect(modules.require('a.js')).toEqual({ early: 1, seen: { early: 1 } })
  })

  it('runs a module that threw again when it is asked for again', () => {
    let runs = 0
    const modules = registry({
      'a.js': (_, module) => {
        if (++runs === 1) throw new Error('first')
        module.exports = runs
      },
    })
    expect(() => modules.require('a.js')).toThrow('first')
    expect(modules.runningOf(() => true)).toBeUndefined()
    expect(modules.require('a.js')).toBe(2)
  })

  it('hands each module the globals by name, and undefined for those withheld', () => {
    const modules = new ModuleRegistry()
    const wx = {}
    modules.provide({ wx })
    let given: readonly unknown[] = []
    modules.define('a.js', (_require, _module, _exports, ...globals) => {
      given = globals
    })
    modules.require('a.js')
    expect(given).toHaveLength(MODULE_GLOBALS.length)
    expect(given[MODULE_GLOBALS.indexOf('wx')]).toBe(wx)
    expect(given[MODULE_GLOBALS.indexOf('window')]).toBeUndefined()
  })
})
