/** What the server and its walking child say to each other beside files. */
import { serverDomains } from '@maque/protocol/platform/development.ts'
import { walkedPage } from '@maque/protocol/platform/examination.ts'
import { z } from 'zod'

const request = z.object({
  appId: z.string(),
  appName: z.string(),
  version: z.string(),
  digest: z.string(),
  signature: z.object({ key: z.string(), value: z.string() }),
  groups: z.array(z.object({ page: z.string(), title: z.string() })),
  serverDomains,
  ownNetworks: z.array(z.string()).readonly(),
  pageMs: z.number(),
  taps: z.number(),
  browser: z.string(),
  /** Where the player was built. */
  buildFolder: z.string(),
  /** Its own, and thrown away afterwards. */
  temporaryFolder: z.string(),
})

export type WalkRequest = z.infer<typeof request>
export const parseWalkRequest = (words: unknown): WalkRequest => request.parse(words)

export const MANIFEST = 'manifest.json'

/** Below a folder of their own, where none can be taken for the manifest. */
export const FILES = 'files/'

/** What was wrong on a page, before it is put into words. */
const trouble = z.discriminatedUnion('kind', [
  /** What the page's app logged as an error or did not catch, with places of compiled scripts. */
  z.object({ kind: z.literal('error'), text: z.string() }),
  z.object({ kind: z.literal('crashed') }),
  z.object({
    kind: z.literal('inaccessible'),
    /** Of axe-core. */
    rule: z.string(),
    help: z.string(),
    times: z.number(),
    html: z.string(),
  }),
])
export type Trouble = z.infer<typeof trouble>

const asked = z.object({ origin: z.string(), isAllowed: z.boolean(), times: z.number() })

/** One page after the other as it was walked; its pictures come with it. */
const answer = z.object({ page: walkedPage, troubles: z.array(trouble), asked: z.array(asked) })
export type PageAnswer = z.infer<typeof answer>
export const parsePageAnswer = (words: unknown): PageAnswer => answer.parse(words)
