/**
 * What WeChat's own template compiler makes of a template: `miniprogram-compiler` is run as a black
 * box, and what it gives for some data is told in the form of `drawTemplate`.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createContext, Script } from 'node:vm'
import { readEventName } from '../analyze/event-name.ts'
import { bindingName, joined, type DrawnNode } from './draw-template.ts'

export interface WrittenTemplate {
  readonly wxml: string
  readonly data?: Readonly<Record<string, unknown>>
  /** Other files, beside it. */
  readonly files?: Readonly<Record<string, string>>
}

interface OfficialElement {
  readonly tag: string
  readonly attr?: Readonly<Record<string, unknown>>
  readonly children?: readonly unknown[]
}

const require = createRequire(import.meta.url)

/** All at once: starting the compiler is what takes time. Throws what it says when it refuses one of them. */
export function drawOfficially(templates: readonly WrittenTemplate[]): readonly (readonly DrawnNode[])[] {
  const folder = mkdtempSync(join(tmpdir(), 'maque-official-'))
  try {
    templates.forEach(({ wxml, files = {} }, at) => {
      for (const [path, text] of Object.entries({ 'a.wxml': wxml, ...files })) {
        const file = join(folder, `t${at}`, path)
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(file, text)
      }
    })
    const { wxmlToJs } = require('miniprogram-compiler') as { wxmlToJs: (folder: string) => string }
    const context = createContext({ console: silent, window: {}, __wxAppCode__: {} })
    const pages = new Script(`(function (global) {${wxmlToJs(folder)}\n})({})`).runInContext(context) as (
      path: string,
    ) => (data: unknown) => OfficialElement
    // It tells objects by their constructors: data has to be of its own world.
    const parse = new Script('JSON.parse').runInContext(context) as (text: string) => unknown
    return templates.map(({ data = {} }, at) => {
      const page = pages(`t${at}/a.wxml`)(parse(JSON.stringify(data)))
      return joined((page.children ?? []).flatMap(drawnOf))
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const silent = { log() {}, info() {}, warn() {}, error() {}, group() {}, groupEnd() {} }

function drawnOf(node: unknown): readonly DrawnNode[] {
  if (typeof node !== 'object' || node === null) return [node === undefined ? '' : String(node)]
  // Whatever is an object is an element: lists are drawn as their text.
  const { tag, attr = {}, children = [] } = node as OfficialElement
  if (typeof tag !== 'string') return [String(node)]
  const inside = joined(children.flatMap(drawnOf))
  if (tag === 'virtual') return inside
  const attributes = Object.entries(attr).filter(([name]) => !name.startsWith('$'))
  return [
    {
      tag: tag.replace(/^wx-/, ''),
      attributes: Object.fromEntries(attributes.map(attributeOf)),
      children: inside,
    },
  ]
}

function attributeOf([name, value]: readonly [string, unknown]): readonly [string, unknown] {
  const event = readEventName(name)
  return event ? [bindingName(event), value === true ? '' : value] : [name, value]
}
