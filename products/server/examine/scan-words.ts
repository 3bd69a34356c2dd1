/** What the server and its scanning child say to each other beside files. */
import { appFacts } from '@maque/protocol/platform/app-facts.ts'
import { serverDomains } from '@maque/protocol/platform/development.ts'
import { examinationFinding } from '@maque/protocol/platform/examination.ts'
import { z } from 'zod'

const request = z.object({
  serverDomains,
  businessDomains: z.array(z.string()),
  privacyKeys: z.array(z.string()),
})

export type ScanRequest = z.infer<typeof request>
export const parseScanRequest = (words: unknown): ScanRequest => request.parse(words)

const answer = z.object({ findings: z.array(examinationFinding).readonly(), facts: appFacts })

export type ScanAnswer = z.infer<typeof answer>
export const parseScanAnswer = (words: unknown): ScanAnswer => answer.parse(words)
