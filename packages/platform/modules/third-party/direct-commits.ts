/**
 * Projects of development apps that are meant for an app which has authorised the platform: their
 * `ext.json` names it (`extAppid`).
 *
 * A preview is of that app. An upload is a draft as any other, unless it is to be committed directly
 * (`directCommit`): then it is what the platform has committed to that app.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/devtools/ext.html
 */
import { parseJson } from '@maque/base/parse-json.ts'
import { accept, refuse } from '@maque/base/result.ts'
import { z } from 'zod'
import type { Authorisations } from './authorisations.ts'
import { extProblem } from './code-problems.ts'
import type { DirectCommits } from './contract.ts'
import { mergeExt } from './merge-ext.ts'
import { DEVELOPMENT_SET } from './permission-sets.ts'
import { notAuthorised } from './third-party-problems.ts'
import type { Templates } from './templates.ts'

const meantForAnother = z.object({
  extEnable: z.literal(true),
  extAppid: z.string().min(1),
  directCommit: z.boolean().default(false),
})

export function createDirectCommits(
  templates: Pick<Templates, 'componentOf'>,
  authorisations: Pick<Authorisations, 'holderOf'>,
): DirectCommits {
  return {
    async authorisedApp(appId, extAppId) {
      const componentId = await templates.componentOf(appId)
      const holder = componentId && (await authorisations.holderOf(extAppId, DEVELOPMENT_SET))
      return holder && holder.component_id === componentId
        ? accept({ appId: extAppId, componentId, platformName: holder.name })
        : refuse(notAuthorised)
    },
    async destinationOf({ appId, files, purpose }) {
      const extJson = new TextDecoder().decode(files.get('ext.json') ?? new Uint8Array())
      const read = meantForAnother.safeParse(parseJson(extJson))
      const isMeant = read.success && (purpose === 'preview' || read.data.directCommit)
      if (!isMeant || (await templates.componentOf(appId)) === undefined) return accept(undefined)
      const app = await this.authorisedApp(appId, read.data.extAppid)
      if (!app.ok) return app
      const merged = mergeExt(files, extJson, app.value.appId)
      return merged.ok ? accept({ ...app.value, files: merged.value }) : refuse(extProblem(merged.refusal))
    },
  }
}
