/**
 * `npm run soak -- [--minutes N]`: a server of its own under half of what it can take, for a long while.
 *
 * What it can take is measured first, with the same mix of deeds as fast as they go, which also warms
 * it up. Then: its memory may grow by a tenth, from the median of the first fifth of the time to that
 * of the last; it may have no more files open; nothing may go otherwise than it has to; and of a hundred
 * deeds one may be told to come again, which happens where other work takes the processors.
 */
import { parseArgs } from 'node:util'
import { makeHomeFolder, spawnServer } from '@maque/testing/server/spawned-server.ts'
import { percentile } from './bench/feel.ts'
import { load, type LoadReport } from './soak/load.ts'
import { beginUse } from './soak/use.ts'
import { watchProcess, type Sample } from './soak/watch.ts'

const GROWTH_BUDGET = 0.1
/** What comes and goes with the requests of a moment. */
const FILES_BUDGET = 10
const AWAY_BUDGET = 0.01
const AT_A_TIME = 16
const WARM_UP_MS = 60_000
const MINUTE_MS = 60_000
const SAMPLES = 100
const PARTS = 5

export async function soak(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({ args: [...args], options: { minutes: { type: 'string', default: '120' } } })
  const forMs = Number(values.minutes) * MINUTE_MS
  const server = await spawnServer(makeHomeFolder())
  try {
    const deeds = await beginUse(server)
    const most = await load(deeds, { forMs: WARM_UP_MS, atATime: AT_A_TIME })
    tell('as much as it can take', most)
    const watched = watchProcess(server.pid, forMs / SAMPLES)
    const half = await load(deeds, { forMs, atATime: AT_A_TIME, perSecond: most.perSecond / 2 })
    const samples = watched.stop()
    tell('half of that', half)
    return judge(samples, half, most.faults.size + half.faults.size)
  } finally {
    await server.kill('SIGTERM')
  }
}

function tell(name: string, { done, perSecond, taken, faults, turnedAway }: LoadReport): void {
  const [p50, p99] = [percentile(taken, 0.5), percentile(taken, 0.99)].map(Math.round)
  console.log(`${name}: ${done} deeds, ${perSecond.toFixed(1)} a second, p50 ${p50} ms, p99 ${p99} ms`)
  if (turnedAway > 0) console.log(`  ${turnedAway} were told to come again`)
  for (const [said, times] of faults) console.log(`  ${times} × ${said}`)
}

function judge(samples: readonly Sample[], { done, turnedAway }: LoadReport, faults: number): boolean {
  const parts = Array.from({ length: PARTS }, (_, part) =>
    samples.slice((part * samples.length) / PARTS, ((part + 1) * samples.length) / PARTS),
  )
  const rows = parts.map((part) => ({
    'until, min': Number(((part.at(-1)?.afterMs ?? 0) / MINUTE_MS).toFixed(1)),
    'memory, MB': Math.round(medianOf(part, ({ rssMb }) => rssMb)),
    'open files': medianOf(part, ({ openFiles }) => openFiles),
  }))
  console.table(rows)
  const [first, last] = [rows.at(0), rows.at(-1)]
  if (!first || !last) return false
  const growth = last['memory, MB'] / first['memory, MB'] - 1
  const files = last['open files'] - first['open files']
  const away = turnedAway / (done + turnedAway)
  const isKept = growth <= GROWTH_BUDGET && files <= FILES_BUDGET && faults === 0 && away <= AWAY_BUDGET
  console.log(
    `memory grew by ${(growth * 100).toFixed(1)} % (budget ${GROWTH_BUDGET * 100}), open files by ${files}, ` +
      `faults of ${faults} kinds, ${(away * 100).toFixed(1)} % told to come again: ${isKept ? 'kept' : 'MISSED'}`,
  )
  return isKept
}

function medianOf(samples: readonly Sample[], value: (sample: Sample) => number): number {
  return percentile(samples.map(value), 0.5)
}
