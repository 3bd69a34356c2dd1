import { describe, expect, it } from 'vitest'
import type { AppFacts } from '@maque/protocol/platform/app-facts.ts'
import { compareVersions, type ComparedVersion } from './compare-versions.ts'

const nothing: AppFacts = {
  pages: [],
  apis: [],
  domains: [],
  permissions: [],
  privacyKeys: [],
  plugins: [],
}

const version = (
  files: Readonly<Record<string, string>>,
  facts: Partial<AppFacts> | null = {},
): ComparedVersion => ({
  id: 'release_1',
  version: '1',
  files: new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])),
  facts: facts === null ? undefined : { ...nothing, ...facts },
})

describe('two versions', () => {
  it.each([
    ['have the same files', { a: 'tea' }, { a: 'tea' }, [], [], []],
    ['differ by a new file', {}, { a: 'tea' }, [{ path: 'a', sizeBytes: 3 }], [], []],
    ['differ by a file that is gone', { a: 'tea' }, {}, [], [{ path: 'a', sizeBytes: 3 }], []],
    [
      'differ by a file of another size',
      { a: 'tea' },
      { a: 'green tea' },
      [],
      [],
      [{ path: 'a', fromBytes: 3, toBytes: 9 }],
    ],
    [
      'differ by a file of the same size',
      { a: 'tea' },
      { a: 'ten' },
      [],
      [],
      [{ path: 'a', fromBytes: 3, toBytes: 3 }],
    ],
  ])('%s', (_, from, to, added, removed, changed) => {
    expect(
      compareVersions(version(from as Record<string, string>), version(to as Record<string, string>)).files,
    ).toEqual({ added, removed, changed })
  })

  it('differ by what they make use of', () => {
    const from = version({}, { apis: ['login', 'request'], pages: ['a'] })
    const to = version({}, { apis: ['request', 'scanCode'], pages: ['a'], privacyKeys: ['Album'] })
    expect(compareVersions(from, to).facts).toMatchObject({
      pages: { added: [], removed: [] },
      apis: { added: ['scanCode'], removed: ['login'] },
      privacyKeys: { added: ['Album'], removed: [] },
    })
  })

  it('say nothing of what nobody has noted', () => {
    expect(compareVersions(version({}, null), version({})).facts).toBeUndefined()
  })
})
