/**
 * Collects what one page has to tell its view, as results rather than steps: values and block states
 * are read when the transaction is taken, so that whatever was set in between costs nothing more.
 */
import type {
  BlockState,
  ComponentDefinition as ViewDefinition,
  DataPatch,
  Transaction,
} from '@maque/protocol/bridge/logic-view.ts'
import { ChangeTree, type Changes } from '@maque/template/changes.ts'
import type { DataPath } from '@maque/template/data-path.ts'
import { withoutForeign, type CopyNotes } from './copy-value.ts'
import type { Instance } from './instance.ts'
import type { LiveBlock, LiveSlot } from './live-tree.ts'

/** What was set of one instance: most often a few whole fields, which need no tree. */
interface Touched {
  /** Replaced as a whole: lists that grow keep room for more, in each of thousands of instances. */
  fields: readonly string[]
  deep: ChangeTree | null
}

/** From here on looking a field up in a list costs more than a tree. */
const LISTED_FIELDS = 16

export class TransactionRecorder {
  readonly #toldDefinitions = new Set<string>()
  #made = new Set<Instance>()
  #touched = new Map<Instance, Touched>()
  /** By fragment, then by site. */
  #blocks = new Map<number, Map<number, LiveBlock | LiveSlot>>()
  #classes = new Map<Instance, Map<string, string>>()
  #notes: CopyNotes = { needsClone: false, hasForeign: false }
  #lastId = 0

  made(instance: Instance): void {
    this.#made.add(instance)
    this.#note(instance.definition.notes)
  }

  touched(instance: Instance, path: DataPath, notes: Readonly<CopyNotes>): void {
    this.#note(notes)
    const touched = this.#touched.get(instance)
    const field = path[0]
    if (path.length === 1 && typeof field === 'string') {
      if (!touched) return void this.#touched.set(instance, { fields: [field], deep: null })
      if (touched.fields.includes(field)) return
      if (touched.fields.length < LISTED_FIELDS) {
        touched.fields = [...touched.fields, field]
        return
      }
    }
    const deep = touched?.deep ?? new ChangeTree()
    deep.add(path)
    if (touched) touched.deep = deep
    else this.#touched.set(instance, { fields: [], deep })
  }

  decided(block: LiveBlock | LiveSlot): void {
    const { id } = block.home
    const sites = this.#blocks.get(id)
    if (sites) sites.set(block.node.site, block)
    else this.#blocks.set(id, new Map([[block.node.site, block]]))
  }

  classGiven(instance: Instance, name: string, value: string): void {
    const values = this.#classes.get(instance)
    if (values) values.set(name, value)
    else this.#classes.set(instance, new Map([[name, value]]))
  }

  /** What is gone is not told, not even that it was there for a moment. */
  forgetInstance(instance: Instance): void {
    this.#made.delete(instance)
    this.#touched.delete(instance)
    this.#classes.delete(instance)
  }

  forgetFragment(fragment: number): void {
    this.#blocks.delete(fragment)
  }

  get hasNews(): boolean {
    return this.#made.size + this.#touched.size + this.#blocks.size + this.#classes.size > 0
  }

  /** The transaction, as it travels: JSON text when JSON can carry it. */
  take(): {
    readonly id: number
    readonly wire: string | Transaction
  } {
    const definitions = this.#newDefinitions()
    const data: (readonly [number, readonly DataPatch[]])[] = []
    const { hasForeign } = this.#notes
    // Without the entries that a loop would make: there may be thousands, and the code is cold.
    this.#touched.forEach((touched, instance) => {
      data.push([instance.id, patchesOf(instance.data, touched, hasForeign)])
    })
    const blocks: (readonly [number, number, BlockState])[] = []
    for (const [fragment, sites] of this.#blocks) {
      for (const [site, block] of sites) blocks.push([fragment, site, stateOf(block)])
    }
    const classes: (readonly [number, string, string])[] = []
    for (const [instance, values] of this.#classes) {
      for (const [name, value] of values) classes.push([instance.id, name, value])
    }
    const transaction: Transaction = {
      id: ++this.#lastId,
      ...(definitions.length > 0 && { definitions }),
      ...(this.#made.size > 0 && {
        // Whoever is made has its root by now: making one builds it.
        instances: [...this.#made].map((one) => [one.id, one.definition.path, one.root?.id ?? 0] as const),
      }),
      ...(data.length > 0 && { data }),
      ...(blocks.length > 0 && { blocks }),
      ...(classes.length > 0 && { classes }),
    }
    const wire = this.#notes.needsClone ? transaction : JSON.stringify(transaction)

    this.#made = new Set()
    this.#touched = new Map()
    this.#blocks = new Map()
    this.#classes = new Map()
    this.#notes = { needsClone: false, hasForeign: false }
    return { id: transaction.id, wire }
  }

  #newDefinitions(): readonly ViewDefinition[] {
    const definitions: ViewDefinition[] = []
    for (const { definition } of this.#made) {
      if (this.#toldDefinitions.has(definition.path)) continue
      this.#toldDefinitions.add(definition.path)
      definitions.push(definition.forView)
    }
    return definitions
  }

  #note(notes: Readonly<CopyNotes>): void {
    if (notes.needsClone) this.#notes.needsClone = true
    if (notes.hasForeign) this.#notes.hasForeign = true
  }
}

function patchesOf(
  data: Readonly<Record<string, unknown>>,
  { fields, deep }: Touched,
  hasForeign: boolean,
): readonly DataPatch[] {
  const patches = new Array<DataPatch>(fields.length)
  for (let at = 0; at < fields.length; at++) {
    const field = fields[at] as string
    patches[at] = patchOf([field], data[field], hasForeign)
  }
  if (deep)
    for (const [field, changes] of deep.root) {
      // A field that goes whole takes everything below it along.
      if (!fields.includes(String(field))) collectPatches(changes, data[field], [field], patches, hasForeign)
    }
  return patches
}

function patchOf(path: DataPath, value: unknown, hasForeign: boolean): DataPatch {
  const carried = hasForeign ? withoutForeign(value) : value
  return carried === undefined ? [path] : [path, carried]
}

function collectPatches(
  changes: Changes,
  value: unknown,
  path: DataPath,
  into: DataPatch[],
  hasForeign: boolean,
): void {
  if (changes === true) {
    into.push(patchOf(path, value, hasForeign))
    return
  }
  for (const [step, below] of changes) {
    const member =
      value === undefined || value === null ? undefined : (value as Record<string | number, unknown>)[step]
    collectPatches(below, member, [...path, step], into, hasForeign)
  }
}

function stateOf(block: LiveBlock | LiveSlot): BlockState {
  switch (block.kind) {
    case 'if':
      return block.fragment ? [block.branch, block.fragment.id] : [-1]
    case 'for':
      return block.rows.map((row) => row.id)
    case 'slot':
      return block.fragment ? [block.fragment.id] : []
    case 'template':
      return block.fragment && block.key !== null ? [block.key, block.fragment.id] : []
  }
}
