/** One line of an instance's log of releases. */
import { z } from 'zod'
import { moment, record } from '../platform/schema.ts'

/**
 * Why the version came online: for everybody, for some, taken back to, or because it was online
 * before there was a log.
 */
const logEntryKinds = ['released', 'staged', 'rolled-back-to', 'adopted'] as const

export const logEntry = record({
  app: z.string(),
  version: z.string(),
  /** Of the bundle: SHA-256 of its manifest. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  kind: z.enum(logEntryKinds),
  time: moment,
})
export type LogEntry = z.infer<typeof logEntry>

/** The exact text that is hashed into the log. */
export function writeLogEntry({ app, version, digest, kind, time }: LogEntry): string {
  return JSON.stringify({ app, version, digest, kind, time })
}
