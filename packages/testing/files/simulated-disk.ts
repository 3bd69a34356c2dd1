/**
 * A disk in memory that loses what a real one may lose, and fails where a test wants it to.
 *
 * (1) Every step that changes something has a number. A test runs a deed once for each number, with a fault there,
 *     until the deed has fewer steps than that.
 * (2) A process that was ended takes no further step; what it had done is there, but for a write that was cut in
 *     half.
 * (3) After a power cut only what was synced is sure to be there. Of the rest, `survivors` says what is.
 * (4) A sync that failed has dropped what it was to write: later ones say that all is well, and it never comes to the
 *     disk. Some kernels do that (wiki.postgresql.org/wiki/Fsync_Errors).
 */
import { AsyncResource } from 'node:async_hooks'
import { basename, dirname } from 'node:path'
import type { Files, NewFile } from '@maque/platform/kernel/files/files.ts'

export type DiskFault =
  /** One step fails, and later ones do not. */
  | { readonly kind: 'broken'; readonly step: number }
  /** From this step on there is no room, until somebody makes some. */
  | { readonly kind: 'full'; readonly step: number }
  /** The process ends in the middle of this step. */
  | { readonly kind: 'ended'; readonly step: number }

/**
 * Which of the changes that were not synced a power cut leaves: none, all names but no bytes, or by chance, as the
 * number says.
 */
export type Survivors = 'none' | 'names' | { readonly seed: number }

export interface SimulatedDisk {
  /** Of the process that runs now. */
  readonly files: Files
  /** Instead of any fault before. `onStrike` is called when it comes first. */
  plan(fault: DiskFault, onStrike?: () => void): void
  /** Syncs from now on wait until it is mended, as on a disk that is slow. */
  hold(): void
  /** Syncs that wait. */
  readonly held: number
  /** Whether the fault has come. */
  readonly hasStruck: boolean
  /** The disk works and has room again. */
  mend(): void
  /** Another process takes over, and finds everything as it was left. */
  restart(): void
  /** The same after a power cut. */
  cutPower(survivors: Survivors): void
  /** Of all files that can be reached. */
  readonly usedBytes: number
}

interface FileNode {
  readonly kind: 'file'
  bytes: Buffer
  synced: Buffer
  /** Whether a sync has something to write. */
  isDirty: boolean
}

interface FolderNode {
  readonly kind: 'folder'
  readonly names: Map<string, Node>
  readonly synced: Map<string, Node>
  /** Names of which a sync has something to write. */
  readonly dirty: Set<string>
}

type Node = FileNode | FolderNode

export function createSimulatedDisk(): SimulatedDisk {
  const root = newFolder()
  let fault: DiskFault | undefined
  let steps = 0
  let hasStruck = false
  let struck: (() => void) | undefined
  let isRunning = true
  let life = 0
  let held = 0
  let holding: PromiseWithResolvers<void> | undefined

  /** What goes wrong at this step, if anything. */
  const strike = (isGrowing: boolean): 'broken' | 'full' | 'ended' | undefined => {
    if (!isRunning) throw new Error('this process has ended')
    steps += 1
    if (!fault) return undefined
    if (fault.kind === 'full') {
      if (steps < fault.step || !isGrowing) return undefined
    } else if (steps !== fault.step) return undefined
    if (fault.kind === 'ended') isRunning = false
    if (!hasStruck) struck?.()
    hasStruck = true
    return fault.kind
  }
  const disk: SimulatedDisk = {
    files: filesOfLife(0),
    plan(planned, onStrike) {
      fault = planned
      // What whoever struck was in the middle of, such as a transaction, is not the planner’s.
      struck = onStrike && AsyncResource.bind(onStrike)
      steps = 0
      hasStruck = false
    },
    get hasStruck() {
      return hasStruck
    },
    hold: () => (holding ??= Promise.withResolvers<void>()),
    get held() {
      return held
    },
    mend() {
      fault = undefined
      holding?.resolve()
      holding = undefined
    },
    restart() {
      fault = undefined
      isRunning = true
      life += 1
      Object.assign(disk, { files: filesOfLife(life) })
    },
    cutPower(survivors) {
      cut(root, survivors, typeof survivors === 'object' ? chanceOf(survivors.seed) : () => 1)
      disk.restart()
    },
    get usedBytes() {
      return sizeOf(root)
    },
  }
  return disk

  function filesOfLife(own: number): Files {
    /** Throws, or says what is to be done in part. */
    const step = (deed: string, isGrowing: boolean): 'half' | 'whole' | 'dropped' => {
      if (own !== life) throw new Error('this process has ended')
      switch (strike(isGrowing)) {
        case undefined:
          return 'whole'
        case 'full':
          if (deed === 'write') return 'half'
          throw failure('ENOSPC', deed)
        case 'broken':
          if (deed === 'sync') return 'dropped'
          if (deed === 'write') return 'half'
          throw failure('EIO', deed)
        case 'ended':
          if (deed === 'write') return 'half'
          throw new Error('this process has ended')
      }
    }
    const whileHeld = async (): Promise<void> => {
      held += 1
      await holding?.promise
      held -= 1
    }
    const alive = (): void => {
      if (own !== life || !isRunning) throw new Error('this process has ended')
    }
    return {
      async makeFolder(folder) {
        step('mkdir', true)
        const [parent, name] = placeOf(folder)
        if (!parent.names.has(name)) enter(parent, name, newFolder())
      },
      async has(path) {
        alive()
        return find(path) !== undefined
      },
      async namesIn(folder) {
        alive()
        return [...folderAt(folder).names.keys()]
      },
      async read(path) {
        alive()
        const node = find(path)
        return node?.kind === 'file' ? Buffer.from(node.bytes) : undefined
      },
      async create(path) {
        step('open', true)
        const [parent, name] = placeOf(path)
        if (parent.names.has(name)) throw failure('EEXIST', 'open')
        const node: FileNode = {
          kind: 'file',
          bytes: Buffer.alloc(0),
          synced: Buffer.alloc(0),
          isDirty: false,
        }
        enter(parent, name, node)
        return fileOf(node)
      },
      async rename(from, to) {
        step('rename', true)
        const [parent, name] = placeOf(from)
        const node = parent.names.get(name)
        if (!node) throw failure('ENOENT', 'rename')
        const [target, targetName] = placeOf(to)
        leave(parent, name)
        enter(target, targetName, node)
      },
      async syncFolder(path) {
        await whileHeld()
        const folder = folderAt(path)
        const done = step('sync', false)
        const names = [...folder.dirty]
        folder.dirty.clear()
        if (done === 'dropped') throw failure('EIO', 'fsync')
        for (const name of names) copyName(folder.names, folder.synced, name)
      },
      async remove(path) {
        const [parent, name] = placeOf(path)
        if (!parent.names.has(name)) return
        step('unlink', false)
        leave(parent, name)
      },
    }

    function fileOf(node: FileNode): NewFile {
      return {
        async write(bytes) {
          const done = step('write', true)
          const written = done === 'whole' ? bytes : bytes.subarray(0, Math.floor(bytes.length / 2))
          node.bytes = Buffer.concat([node.bytes, written])
          node.isDirty = true
          if (done === 'half') throw failure(fault?.kind === 'full' ? 'ENOSPC' : 'EIO', 'write')
        },
        async sync() {
          await whileHeld()
          // Room is often only looked for when bytes are really written.
          const done = step('sync', true)
          const isDirty = node.isDirty
          node.isDirty = false
          if (done === 'dropped') throw failure('EIO', 'fsync')
          if (isDirty) node.synced = node.bytes
        },
        async close() {
          alive()
        },
      }
    }
  }

  function find(path: string): Node | undefined {
    let node: Node | undefined = root
    for (const name of partsOf(path)) node = node?.kind === 'folder' ? node.names.get(name) : undefined
    return node
  }
  function folderAt(path: string): FolderNode {
    const node = find(path)
    if (node?.kind !== 'folder') throw failure('ENOENT', path)
    return node
  }
  function placeOf(path: string): readonly [FolderNode, string] {
    return [folderAt(dirname(path)), basename(path)]
  }
}

function newFolder(): FolderNode {
  return { kind: 'folder', names: new Map(), synced: new Map(), dirty: new Set() }
}

function partsOf(path: string): readonly string[] {
  return path.split(/[\\/]/).filter(Boolean)
}

function enter({ names, dirty }: FolderNode, name: string, node: Node): void {
  names.set(name, node)
  dirty.add(name)
}

function leave({ names, dirty }: FolderNode, name: string): void {
  names.delete(name)
  dirty.add(name)
}

function copyName(from: ReadonlyMap<string, Node>, to: Map<string, Node>, name: string): void {
  const node = from.get(name)
  if (node) to.set(name, node)
  else to.delete(name)
}

/** Everything as the next start finds it; `chance` gives a number from 0 to 1. */
function cut(node: Node, survivors: Survivors, chance: () => number): void {
  const survives = (what: 'name' | 'bytes'): boolean =>
    typeof survivors === 'object' ? chance() < 0.5 : survivors === 'names' && what === 'name'
  if (node.kind === 'file') {
    if (!survives('bytes')) node.bytes = node.synced
    node.synced = node.bytes
    node.isDirty = false
    return
  }
  const all = new Set([...node.names.keys(), ...node.synced.keys()])
  for (const name of all) {
    if (node.names.get(name) === node.synced.get(name)) continue
    if (survives('name')) copyName(node.names, node.synced, name)
    else copyName(node.synced, node.names, name)
  }
  node.dirty.clear()
  for (const child of node.names.values()) cut(child, survivors, chance)
}

function sizeOf(node: Node): number {
  if (node.kind === 'file') return node.bytes.length
  return [...node.names.values()].reduce((sum, child) => sum + sizeOf(child), 0)
}

/** The same numbers for the same seed: a run that fails can be had again. */
function chanceOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

function failure(code: string, deed: string): Error {
  return Object.assign(new Error(`${code}: ${deed}`), { code })
}
