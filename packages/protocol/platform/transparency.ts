/** The instance's log of releases, for whoever wants to check it. */
import { z } from 'zod'
import { logEntry } from '../transparency/log-entry.ts'
import { list, record } from './schema.ts'

/** SHA-256, lower-case hex. */
export const hexHash = z.string().regex(/^[0-9a-f]{64}$/)

/** That the bundle of a launch stands in the log. */
export const logProof = record({
  /** The entry’s exact text: a `LogEntry`. */
  entry: z.string(),
  index: z.number(),
  /** Hashes from the entry to the root. */
  path: list(hexHash),
  /** A signed checkpoint: see `parseCheckpoint`. */
  checkpoint: z.string(),
  /** That this log begins with the one whose size the player said it knows. */
  since: record({ size: z.number(), path: list(hexHash) }).optional(),
})
export type LogProof = z.infer<typeof logProof>

/** `KeySuccession`s, as they are kept and sent. */
export const keySuccessions = list(record({ from: z.string(), to: z.string(), signature: z.string() }))

const numberedEntry = record({ index: z.number(), text: z.string(), entry: logEntry })
export type NumberedLogEntry = z.infer<typeof numberedEntry>

const count = z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER)

export const transparencyEndpoints = {
  'GET /api/log': {
    about: 'How long the log of releases is, and the signed checkpoint that says so.',
    answer: record({ origin: z.string(), size: z.number(), root: hexHash, checkpoint: z.string() }),
  },
  'GET /api/log/entries': {
    about: 'Entries of the log from `from` on, a hundred at a time; with `app`, those of one app.',
    query: record({ from: count.default(0), app: z.string().max(100).optional() }),
    answer: record({ size: z.number(), entries: list(numberedEntry) }),
  },
  'GET /api/log/inclusion': {
    about: 'The hashes that lead from an entry to the root of the log with `size` entries.',
    query: record({ index: count, size: count }),
    answer: record({ path: list(hexHash) }),
  },
  'GET /api/log/consistency': {
    about: 'The hashes that show that the log with `to` entries begins with the one with `from`.',
    query: record({ from: count, to: count }),
    answer: record({ path: list(hexHash) }),
  },
} as const
