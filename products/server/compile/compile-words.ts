/** What the server and its compiling child say to each other beside files. */
import { appFacts, type AppFacts } from '@maque/protocol/platform/app-facts.ts'
import { releaseDiagnostic, type ReleaseDiagnostic } from '@maque/protocol/platform/releases.ts'
import { z } from 'zod'

const request = z.object({
  appId: z.string(),
  sizeLimits: z.object({ packageBytes: z.number(), appBytes: z.number() }),
})

export type CompileRequest = z.infer<typeof request>

export interface CompileAnswer {
  /** Which of the files is the manifest. Absent: there is no bundle, and there are no files. */
  readonly manifest?: string | undefined
  readonly diagnostics: readonly ReleaseDiagnostic[]
  readonly facts?: AppFacts | undefined
}

export const MANIFEST = 'manifest.json'
export const MAPS = 'maps.json.gz'

export const parseRequest = (words: unknown): CompileRequest => request.parse(words)

const answer = z.object({
  manifest: z.string().optional(),
  diagnostics: z.array(releaseDiagnostic),
  facts: appFacts.optional(),
})

export const parseAnswer = (words: unknown): CompileAnswer => answer.parse(words)
