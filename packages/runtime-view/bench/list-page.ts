/** The list of 1,000 rows, drawn by hand and by the runtime from transactions: see `rows.ts`. */
import type { Transaction } from '@maque/protocol/bridge/logic-view.ts'
import type { ViewUnits } from '@maque/protocol/bundle/manifest.ts'
import { ViewFrame } from '../view-frame.ts'
import { steps, type Step } from './steps.ts'

interface Row {
  readonly id: number
  label: string
  readonly n: number
}
interface Contender {
  readonly name: string
  /** Ready to do a step; the returned function does it. */
  prepare(step: Step): () => void
}

let nextId = 1
const build = (count: number): Row[] =>
  Array.from({ length: count }, (_, at) => ({
    id: nextId++,
    label: `label ${(at * 7) % 13} of row`,
    n: at % 2,
  }))

type Patch = readonly [path: readonly (string | number)[], value: unknown]

/** What a step sets, as logic would tell it. */
function patchesOf(step: Step, rows: Row[]): { readonly patches: readonly Patch[]; readonly after: Row[] } {
  switch (step) {
    case 'create':
    case 'replace': {
      const after = build(1000)
      return { patches: [[['rows'], after]], after }
    }
    case 'update': {
      const changed = rows.map((row, at) => (at % 10 === 0 ? { ...row, label: `${row.label} !!!` } : row))
      const patches = changed.flatMap((row, at) =>
        at % 10 === 0 ? [[['rows', at, 'label'], row.label] as const] : [],
      )
      return { patches, after: changed }
    }
    case 'swap': {
      const after = rows.slice()
      const [one, other] = [rows[1] as Row, rows[998] as Row]
      after[1] = other
      after[998] = one
      return {
        patches: [
          [['rows', 1], other],
          [['rows', 998], one],
        ],
        after,
      }
    }
    case 'select':
      return { patches: [[['sel'], rows[5]?.id]], after: rows }
    case 'remove': {
      const after = rows.toSpliced(4, 1)
      return { patches: [[['rows'], after]], after }
    }
    case 'append': {
      const added = build(1000)
      return {
        patches: added.map((row, at) => [['rows', rows.length + at], row] as const),
        after: [...rows, ...added],
      }
    }
    case 'clear':
      return { patches: [[['rows'], []]], after: [] }
  }
}

function byHand(root: HTMLElement): Contender {
  let rows: Row[] = []
  let selected = 0
  const elements = new Map<number, HTMLElement>()
  const make = (row: Row): HTMLElement => {
    const element = document.createElement('wx-view')
    element.className = `bench-row ${row.id === selected ? 'danger' : ''}`
    const id = document.createElement('wx-text')
    id.className = 'c1'
    id.textContent = String(row.id)
    const label = document.createElement('wx-text')
    label.className = 'c2'
    label.textContent = row.label
    element.append(id, label)
    if (row.n > 0) {
      const n = document.createElement('wx-text')
      n.className = 'c3'
      n.textContent = `n=${row.n}`
      element.append(n)
    }
    elements.set(row.id, element)
    return element
  }
  const run = (step: Step, text: string): void => {
    // What arrived as text has to be read here as well.
    const patches = JSON.parse(text) as readonly Patch[]
    switch (step) {
      case 'create':
      case 'replace':
        root.textContent = ''
        elements.clear()
        rows = patches[0]?.[1] as Row[]
        for (const row of rows) root.appendChild(make(row))
        return
      case 'update':
        for (const [path, value] of patches) {
          const row = rows[path[1] as number] as Row
          row.label = value as string
          const label = elements.get(row.id)?.children[1]
          if (label) label.textContent = row.label
        }
        return
      case 'swap': {
        const [one, other] = [root.children[1] as Element, root.children[998] as Element]
        const behind = other.nextSibling
        root.insertBefore(other, one)
        root.insertBefore(one, behind)
        const [a, b] = [rows[1] as Row, rows[998] as Row]
        rows[1] = b
        rows[998] = a
        return
      }
      case 'select':
        elements.get(selected)?.classList.remove('danger')
        selected = patches[0]?.[1] as number
        elements.get(selected)?.classList.add('danger')
        return
      case 'remove': {
        const next = patches[0]?.[1] as Row[]
        const kept = new Set(next.map(({ id }) => id))
        for (const { id } of rows) {
          if (kept.has(id)) continue
          elements.get(id)?.remove()
          elements.delete(id)
        }
        rows = next
        return
      }
      case 'append':
        for (const [, row] of patches) {
          rows.push(row as Row)
          root.appendChild(make(row as Row))
        }
        return
      case 'clear':
        root.textContent = ''
        elements.clear()
        rows = []
    }
  }
  let known: Row[] = []
  return {
    name: 'by hand',
    prepare(step) {
      const { patches, after } = patchesOf(step, known)
      known = after
      const text = JSON.stringify(patches)
      return () => run(step, text)
    },
  }
}

const row = ['local', 0] as const
const units: ViewUnits = {
  units: {
    page: {
      using: {},
      leaf: {
        reads: ['rows', 'sel'],
        root: {
          hosts: 0,
          nodes: [
            {
              t: 'element',
              tag: 'view',
              attributes: [['class', 'rows']],
              children: [
                {
                  t: 'for',
                  list: ['data', 'rows'],
                  item: 0,
                  index: 1,
                  key: 'id',
                  body: {
                    hosts: 0,
                    nodes: [
                      {
                        t: 'element',
                        tag: 'view',
                        attributes: [
                          [
                            'class',
                            [
                              'join',
                              [
                                ['lit', 'bench-row '],
                                [
                                  'choose',
                                  ['binary', '===', ['get', row, 'id'], ['data', 'sel']],
                                  ['lit', 'danger'],
                                  ['lit', ''],
                                ],
                              ],
                            ],
                          ],
                          ['data-id', ['get', row, 'id']],
                        ],
                        events: [{ type: 'tap', handler: 'tapRow' }],
                        children: [
                          text('c1', { t: 'text', value: ['get', row, 'id'] }),
                          text('c2', { t: 'text', value: ['get', row, 'label'] }),
                          {
                            t: 'if',
                            branches: [
                              {
                                when: ['binary', '>', ['get', row, 'n'], ['lit', 0]],
                                body: {
                                  hosts: 0,
                                  nodes: [
                                    text('c3', {
                                      t: 'text',
                                      value: [
                                        'join',
                                        [
                                          ['lit', 'n='],
                                          ['get', row, 'n'],
                                        ],
                                      ],
                                    }),
                                  ],
                                },
                              },
                            ],
                          },
                        ],
                      },
                    ],
                  },
                },
              ],
            },
          ],
        },
      },
    },
  },
}

type Leaf = ViewUnits['units'][string]['leaf']['root']['nodes'][number]
function text(className: string, child: Leaf): Leaf {
  return { t: 'element', tag: 'text', attributes: [['class', className]], children: [child] }
}

/** The runtime with a port to logic that delivers at once, so that one step is one measured task. */
async function byRuntime(): Promise<Contender> {
  const frame = new ViewFrame(new MessageChannel().port1, new Map(), document)
  const logic = new MessageChannel()
  const layout = { widthPx: innerWidth, safeAreaTopPx: 0, safeAreaBottomPx: 0, keyboardPx: 0 }
  frame.hear(
    { t: 'start', start: { wxs: [], contentBase: '/', assets: '{}', layout, theme: 'light' } },
    undefined,
  )
  frame.hear({ t: 'units', units: JSON.stringify(units) }, undefined)
  const page = {
    path: 'page',
    background: {},
    canPullDown: false,
    reachBottomDistancePx: 50,
    disableScroll: false,
    reachesTop: true,
    reachesBottom: true,
  }
  frame.hear({ t: 'page', page }, logic.port1)
  let id = 0
  const tell = (transaction: Omit<Transaction, 'id'>): string => JSON.stringify({ id: ++id, ...transaction })
  await new Promise((resolve) => {
    logic.port2.onmessage = resolve
    const definition = {
      path: 'page',
      data: { rows: [], sel: 0 },
      externalClasses: [],
      styleIsolation: 'isolated',
      addGlobalClass: false,
      virtualHost: false,
      slots: 'single',
    } as const
    const first = tell({ definitions: [definition], instances: [[0, 'page', 1]] })
    logic.port2.postMessage({ t: 'update', transaction: first })
  })
  let known: Row[] = []
  return {
    name: 'runtime',
    prepare(step) {
      const { patches, after } = patchesOf(step, known)
      known = after
      const transaction = tell({ data: [[0, patches]] })
      const event = new MessageEvent('message', { data: { t: 'update', transaction } })
      return () => void logic.port1.dispatchEvent(event)
    },
  }
}

/** Milliseconds of script and of layout for each step, the contenders taking turns. */
async function measure(
  rounds: number,
): Promise<Record<string, Record<string, { script: number[]; all: number[] }>>> {
  const root = document.createElement('wx-view')
  root.className = 'rows'
  const stand = document.createElement('wx-page')
  stand.append(root)
  document.body.append(stand)
  const contenders = [byHand(root), await byRuntime()]
  const pages = [...document.querySelectorAll<HTMLElement>('wx-page')]
  const times: Record<string, Record<string, { script: number[]; all: number[] }>> = {}
  for (let round = 0; round < rounds; round++) {
    for (const [at, { name, prepare }] of contenders.entries()) {
      // Only the one that is measured is laid out.
      for (const [other, page] of pages.entries()) page.style.display = other === at ? '' : 'none'
      for (const step of steps) {
        const run = prepare(step)
        void document.body.offsetHeight
        await new Promise((resolve) => {
          setTimeout(resolve, 0)
        })
        const from = performance.now()
        run()
        const scripted = performance.now()
        void document.body.offsetHeight
        const done = performance.now()
        // The first rounds are for the browser's compilers.
        if (round < 2) continue
        const of = ((times[step] ??= {})[name] ??= { script: [], all: [] })
        of.script.push(scripted - from)
        of.all.push(done - from)
      }
    }
  }
  return times
}

declare global {
  interface Window {
    measureRows: typeof measure
  }
}
window.measureRows = measure
