/** Reads the tables of ARCHITECTURE.md and finds imports that go against them. */
import { isTest, type SourceFile } from './module-graph.ts'
import type { Untidiness } from './untidiness.ts'

export interface Arrows {
  /** Folder → what it may import (folders or single files). */
  readonly mayImport: ReadonlyMap<string, readonly string[]>
  /** Folder → its subfolders that siblings may import all the same. */
  readonly leaves: ReadonlyMap<string, readonly string[]>
}

export function readArrows(architecture: string): Arrows {
  return {
    mayImport: readTable(architecture, '| Folder | May import |'),
    leaves: readTable(architecture, '| Leaves | Shared subfolders |'),
  }
}

function readTable(text: string, heading: string): Map<string, readonly string[]> {
  const start = text.indexOf(heading)
  if (start < 0) throw new Error(`ARCHITECTURE.md has no table that begins with "${heading}"`)
  const table = new Map<string, readonly string[]>()
  for (const line of text.slice(start).split('\n').slice(2)) {
    if (!line.startsWith('|')) break
    const [folder = '', allowed = ''] = line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim())
    table.set(folder, allowed === '–' ? [] : allowed.split(',').map((name) => name.trim()))
  }
  return table
}

export function findWrongArrows(files: readonly SourceFile[], arrows: Arrows): readonly Untidiness[] {
  const found: Untidiness[] = []
  for (const file of files) {
    if (isTest(file.path)) continue
    const home = folderOf(file.path, arrows.mayImport)
    for (const { target, specifier, line } of file.imports) {
      if (target === null) continue
      const where = `${file.path}:${line}`
      if (home === undefined) {
        found.push({ where, what: `imports ${specifier}, but no row of the arrow table covers this file` })
      } else if (
        !isWithin(target, home) &&
        !arrows.mayImport.get(home)?.some((allowed) => isWithin(target, allowed))
      ) {
        found.push({
          where,
          what: `imports ${target}, which ${home} may not (see "The arrows" in ARCHITECTURE.md)`,
        })
      }
      const neighbour = neighbourOf(file.path, target, arrows)
      if (neighbour)
        found.push({ where, what: `imports its neighbour ${neighbour}; leaves do not know each other` })
    }
  }
  return found
}

function folderOf(path: string, table: ReadonlyMap<string, unknown>): string | undefined {
  return [...table.keys()].find((folder) => isWithin(path, folder))
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`)
}

function neighbourOf(path: string, target: string, arrows: Arrows): string | undefined {
  for (const [folder, shared] of arrows.leaves) {
    if (!isWithin(path, folder) || !isWithin(target, folder)) continue
    const own = subfolder(path, folder)
    const other = subfolder(target, folder)
    // A module's contract is what its neighbours may know of it.
    if (own && other && own !== other && !shared.includes(other) && !target.endsWith('/contract.ts'))
      return `${folder}/${other}`
  }
  return undefined
}

function subfolder(path: string, folder: string): string | undefined {
  const rest = path.slice(folder.length + 1)
  return rest.includes('/') ? rest.slice(0, rest.indexOf('/')) : undefined
}
