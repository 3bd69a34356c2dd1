/**
 * The cases that are of templates alone, through WeChat's own template compiler: it says the same, or
 * the case says why not.
 */
import { drawOfficially, type WrittenTemplate } from '@maque/compiler/testing/draw-officially.ts'
import type { DrawnNode } from '@maque/compiler/testing/draw-template.ts'
import { parseDataPath, writeAt } from '@maque/template/data-path.ts'
import { describe, expect, it } from 'vitest'
import type { Case } from './case-file.ts'
import { readCases } from './read-cases.ts'
import { normalTree } from './shown-tree.ts'

const ORACLE = 'miniprogram-compiler'

/** A tree that the case expects, and what it is a tree of. */
interface Drawing {
  readonly template: WrittenTemplate
  readonly tree: string
}

const chosen = readCases().flatMap((file) =>
  file.cases.filter(isForTemplates).map((one) => ({ one, file, drawings: drawingsOf(one) })),
)
const drawn = drawOfficially(chosen.flatMap(({ drawings }) => drawings.map(({ template }) => template)))

describe("WeChat's template compiler says the same", () => {
  let at = 0
  for (const { one, file, drawings } of chosen) {
    const own = drawn.slice(at, (at += drawings.length))
    const difference = one.differences.get(ORACLE)
    const title = `${file.path}:${one.line} ${one.title} (${file.source})`
    const compare = (): void => {
      const expected = drawings.map(({ tree }) => normalTree(tree))
      expect(own.map((nodes) => normalTree(nodes.map(printed).join(''))).join('\n')).toBe(expected.join('\n'))
    }
    if (difference === undefined) it(title, compare)
    else it.fails(`${title}, but for: ${difference}`, compare)
  }
})

/** Templates, WXS and a page's data, which only steps change. */
function isForTemplates({ files, checks }: Case): boolean {
  const text = [...files.values()].join('\n')
  return (
    files.has('page.wxml') &&
    [...files.keys()].every((name) => /\.(wxml|wxs)$/.test(name) || name === 'page.js') &&
    // What pages do by themselves and what becomes of fields is not in a template.
    !/\bon(Load|Show|Ready)\b|model:|<(slot|form|input|radio|checkbox|switch)\b|change:/.test(text) &&
    checks.some(({ kind }) => kind === 'tree') &&
    checks.every(
      (check) =>
        check.kind === 'tree' || (check.kind === 'steps' && check.steps.every(({ verb }) => verb === 'set')),
    )
  )
}

function drawingsOf({ files, checks }: Case): readonly Drawing[] {
  const { data } = pageOptions(files.get('page.js') ?? 'Page({})')
  const templates = Object.fromEntries([...files].filter(([name]) => /\.(wxml|wxs)$/.test(name)))
  const { 'page.wxml': wxml = '', ...others } = templates
  const drawings: Drawing[] = []
  for (const check of checks) {
    if (check.kind === 'steps') {
      for (const { rest } of check.steps) {
        const fields = JSON.parse(rest) as Readonly<Record<string, unknown>>
        for (const [path, value] of Object.entries(fields)) writeAt(data, parseDataPath(path), value)
      }
    } else if (check.kind === 'tree') {
      drawings.push({ template: { wxml, files: others, data: structuredClone(data) }, tree: check.tree })
    }
  }
  return drawings
}

function pageOptions(script: string): { readonly data: Record<string, unknown> } {
  let options: { readonly data?: Record<string, unknown> } = {}
  // oxlint-disable-next-line no-new-func -- the script of a case, in a test
  const run = new Function('Page', 'log', script) as (...scope: readonly unknown[]) => void
  run(
    (written: typeof options) => (options = written),
    () => undefined,
  )
  return { data: options.data ?? {} }
}

function printed(node: DrawnNode): string {
  if (typeof node === 'string') return node
  const { tag, attributes, children } = node
  const shown = (['id', 'class', 'style', 'hidden'] as const)
    .map((name) => {
      const value = attributes[name]
      if (name === 'hidden') return value === true || value === '' ? ' hidden' : ''
      const text = String(value ?? '')
        .replaceAll(/\s+/g, ' ')
        .trim()
      return text === '' ? '' : ` ${name}="${text}"`
    })
    .join('')
  return `<${tag}${shown}>${children.map(printed).join('')}</${tag}>`
}
