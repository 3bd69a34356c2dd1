import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface Locked {
  readonly resolved?: string
  readonly integrity?: string
  readonly link?: boolean
  readonly license?: string
}

/** MIT by an older field of theirs or by their README, which lock files do not read. */
const SAY_IT_ELSEWHERE = ['busboy', 'humanize-number', 'streamsearch', 'string.fromcodepoint']

/** Permissive, or of a program that is used and not built in. */
const LICENCES = /MIT|ISC|BSD|Apache|0BSD|CC0|CC-BY|BlueOak|Unlicense|Python|MPL|LGPL|WTFPL|Zlib|PostgreSQL/

describe('a dependency (ADM-06)', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    readonly packages: Readonly<Record<string, Locked>>
  }
  const dependencies = Object.entries(packages).filter(
    ([path, { link }]) => path.includes('node_modules/') && link !== true,
  )

  it('comes from the registry, with a hash that it is compared with', () => {
    expect(dependencies.length).toBeGreaterThan(100)
    const strange = dependencies.filter(
      ([, { resolved, integrity }]) =>
        (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/')) ||
        integrity?.startsWith('sha512-') !== true,
    )
    expect(strange.map(([path]) => path)).toEqual([])
  })

  it('has a licence that lets everybody use it', () => {
    const others = dependencies.filter(
      ([path]) => !SAY_IT_ELSEWHERE.includes(path.replace('node_modules/', '')),
    )
    const unclear = others.filter(([, { license }]) => license === undefined || !LICENCES.test(license))
    expect(unclear.map(([path, { license }]) => `${path}: ${license}`)).toEqual([])
  })

  it('is asked for in one version exactly, and runs nothing while it is installed', () => {
    const { workspaces } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      readonly workspaces: readonly string[]
    }
    expect(workspaces.length).toBeGreaterThan(0)
    for (const [path, entry] of Object.entries(packages)) {
      if (path.includes('node_modules/')) continue
      const asked = {
        ...(entry as { readonly dependencies?: Readonly<Record<string, string>> }).dependencies,
      }
      const loose = Object.entries(asked).filter(
        ([name, version]) => !name.startsWith('@maque/') && !/^\d+\.\d+\.\d+/.test(version),
      )
      expect([path, loose]).toEqual([path, []])
    }
    expect(readFileSync('tools/boot.mjs', 'utf8')).toContain('--ignore-scripts')
  })
})
