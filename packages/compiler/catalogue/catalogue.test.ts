import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compileProject } from '../compile-project.ts'
import { openProjectFolder } from '../project/disk-files.ts'
import type { ProjectFiles } from '../project/project-files.ts'
import { projectOf } from '../testing/project-of.ts'
import { catalogue } from './catalogue.ts'
import { chinese } from './chinese.ts'
import { toldIn } from './told-in.ts'
import { examples, withPage, type Example, type ExampleFile } from './examples.ts'

describe('the catalogue of diagnostics', () => {
  it.each([
    ['an example', examples],
    ['a text in Chinese', chinese],
  ])('has %s for each, and no other', (_, entries) => {
    expect(Object.keys(entries).sort()).toEqual([...catalogue.keys()].sort())
  })

  it('names the same details in every language', () => {
    for (const { code, en, zh } of catalogue.values()) {
      for (const part of ['message', 'because'] as const) {
        const detailsOf = (text: string): readonly string[] =>
          [...new Set(text.match(/<[a-z]+>/gi) ?? [])].sort()
        expect([code, detailsOf(zh[part])]).toEqual([code, detailsOf(en[part])])
      }
    }
  })

  it.each(Object.entries(examples))('has an example that gives %s', async (code, example) => {
    const { diagnostics } = await compiled(withPage(example))
    const given = diagnostics.find((diagnostic) => diagnostic.code === code)
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code)
    expect(given?.file).not.toBe('')
    for (const diagnostic of diagnostics) expect(catalogue.has(diagnostic.code)).toBe(true)
    for (const diagnostic of diagnostics) {
      const { message, because, fix } = toldIn('zh', diagnostic)
      expect([diagnostic.code, namedIn(`${message}${because}${fix}`)]).toEqual([diagnostic.code, []])
      for (const text of [message, because, fix]) expect(text).toMatch(/[\u4e00-\u9fff]|^改|`/)
    }
  })
})

/** Details that were left as `<name>`. Elements of templates stand in quotes of code, as `<view>`. */
function namedIn(text: string): readonly string[] {
  return text.replaceAll(/`[^`]*`/g, '').match(/<[a-z]+>/gi) ?? []
}

async function compiled(example: Example) {
  const isOnDisk = Object.values(example).some((file) => typeof file === 'object' && 'link' in file)
  if (!isOnDisk) return compileProject({ files: inMemory(example), mode: 'release' })
  const folder = mkdtempSync(join(tmpdir(), 'maque-example-'))
  try {
    return await compileProject({ files: onDisk(join(folder, 'project'), example), mode: 'release' })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function inMemory(example: Example): ProjectFiles {
  return projectOf(Object.fromEntries(Object.entries(example).map(([path, file]) => [path, bytesOf(file)])))
}

function onDisk(folder: string, example: Example): ProjectFiles {
  mkdirSync(folder)
  writeFileSync(join(folder, '../elsewhere.js'), '')
  for (const [path, file] of Object.entries(example)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    if (typeof file === 'object' && 'link' in file) symlinkSync(file.link, join(folder, path))
    else writeFileSync(join(folder, path), bytesOf(file))
  }
  return openProjectFolder(folder)
}

function bytesOf(file: ExampleFile): Uint8Array {
  if (typeof file === 'string') return Buffer.from(file)
  if ('repeat' in file) return Buffer.from(file.repeat.repeat(file.times))
  if ('bytes' in file) return Uint8Array.from(file.bytes)
  return new Uint8Array('sizeBytes' in file ? file.sizeBytes : 0)
}
