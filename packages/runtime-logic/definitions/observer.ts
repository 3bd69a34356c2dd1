/**
 * Data observers (`observers: { 'a, b.c[0], d.**' () {} }`).
 *
 * (1) An observer runs once a `setData` when any field it names was set, itself or as part of
 *     something larger; whether the value differs does not matter.
 * (2) `a.**` also runs when something below `a` was set; `**` runs always.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/custom-component/observer.html
 */
import { parseDataPath, readAt, type DataPath } from '@maque/template/data-path.ts'

export interface Observer {
  readonly written: string
  readonly watched: readonly Watched[]
  /** A function, or the name of a method. */
  readonly run: unknown
}

interface Watched {
  readonly path: DataPath
  readonly isDeep: boolean
}

export function readObserver(written: string, run: unknown): Observer {
  return { written, watched: written.split(',').map(readWatched), run }
}

function readWatched(written: string): Watched {
  const name = written.trim()
  if (name === '**') return { path: [], isDeep: true }
  return name.endsWith('.**')
    ? { path: parseDataPath(name.slice(0, -'.**'.length)), isDeep: true }
    : { path: parseDataPath(name), isDeep: false }
}

export function isObserved(observer: Observer, changed: readonly DataPath[]): boolean {
  const { watched } = observer
  for (let at = 0; at < watched.length; at++) {
    for (let one = 0; one < changed.length; one++) {
      if (touches(watched[at] as Watched, changed[one] as DataPath)) return true
    }
  }
  return false
}

/** What the observer is called with: the value of each field it names. */
export function observedValues(observer: Observer, data: unknown): readonly unknown[] {
  return observer.watched.map(({ path }) => readAt(data, path))
}

function touches(watched: Watched, changed: DataPath): boolean {
  const shared = Math.min(watched.path.length, changed.length)
  for (let depth = 0; depth < shared; depth++) if (watched.path[depth] !== changed[depth]) return false
  return changed.length <= watched.path.length || watched.isDeep
}
