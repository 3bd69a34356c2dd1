/** What the server and its compiling child say to each other beside files. */
import { releaseDiagnostic, type ReleaseDiagnostic } from '@maque/protocol/platform/releases.ts'
import { z } from 'zod'

export interface CompileRequest {
  readonly appId: string
}

export interface CompileAnswer {
  /** Which of the files is the manifest. Absent: there is no bundle, and there are no files. */
  readonly manifest?: string | undefined
  readonly diagnostics: readonly ReleaseDiagnostic[]
}

export const MANIFEST = 'manifest.json'
export const MAPS = 'maps.json.gz'

const request = z.object({ appId: z.string() })

export const parseRequest = (words: unknown): CompileRequest => request.parse(words)

const answer = z.object({
  manifest: z.string().optional(),
  diagnostics: z.array(releaseDiagnostic),
})

export const parseAnswer = (words: unknown): CompileAnswer => answer.parse(words)
