/** What `npm run bench` was asked for. Everything is read before anything is started. */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { accept, refuse, type Result } from '@maque/base/result.ts'

export interface BenchPlan {
  readonly runs: number
  /** Times that an app is opened and closed for what it leaves behind. */
  readonly openings: number
  readonly peers: readonly Peer[]
  /** What compiling is measured on. */
  readonly project: string
}

/** `url` has `{page}` where the page's name goes; absent: served by the bench. */
export interface Peer {
  readonly name: string
  readonly url?: string
}

export const GLASS_EASEL = 'glass-easel'

/** Refused with a line for the person who asked. */
export function planBench(args: readonly string[]): Result<BenchPlan, string> {
  const options = {
    quick: { type: 'boolean', default: false },
    runs: { type: 'string' },
    peer: { type: 'string', multiple: true, default: [] as string[] },
    project: { type: 'string', default: 'node_modules/wux-weapp/example' },
  } as const
  let values
  try {
    ;({ values } = parseArgs({ args: [...args], options }))
  } catch (error) {
    // Its words name the argument.
    return refuse(error instanceof Error ? error.message : String(error))
  }
  const runs = Number(values.runs ?? (values.quick ? 3 : 7))
  if (!Number.isInteger(runs) || runs < 1) return refuse(`--runs ${values.runs} is no number of runs`)
  if (!existsSync(values.project)) return refuse(`--project ${values.project}: there is no such folder`)
  const peers: Peer[] = []
  for (const peer of values.peer) {
    const [name = '', url] = peer.split(/=(.*)/s)
    if (name === GLASS_EASEL && url === undefined) peers.push({ name })
    else if (name === '' || !url?.startsWith('http') || !url.includes('{page}'))
      return refuse(
        `--peer ${peer} names no page to open: write --peer ${name || 'NAME'}=http://…/{page}, or --peer ${GLASS_EASEL}`,
      )
    else peers.push({ name, url })
  }
  return accept({ runs, openings: values.quick ? 40 : 200, peers, project: values.project })
}
