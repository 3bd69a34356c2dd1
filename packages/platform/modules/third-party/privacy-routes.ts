/**
 * WeChat's open interfaces for the privacy guide of an app (§2.4). A platform writes a draft, which
 * comes into force with its next submission, so that reviewers see the guide and the code together.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { toldInAppJson } from '@maque/protocol/bundle/noted-calls.ts'
import type { PrivacyGuide } from '@maque/protocol/platform/profile.ts'
import { SECOND_MS } from '../../kernel/clock.ts'
import { anyone } from '../../kernel/http/anyone.ts'
import { formFile } from '../../kernel/http/form-file.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import { committed } from './code-routes.ts'
import type { CodePorts } from './code-ports.ts'
import { done } from './component-routes.ts'
import { byPlatforms, changing, type Developing } from './developing.ts'
import { privateInfosOf } from './merge-ext.ts'
import {
  notScanned,
  notText,
  nothingInForce,
  ownTextInForce,
  ownTextUnknown,
  privacyVersionUnknown,
  settingListInForce,
  textMissing,
} from './privacy-problems.ts'
import { readGuide, readOwner, tellGuide, usedBy } from './privacy-words.ts'
import type { PrivacyPorts } from './profile-ports.ts'

export function privacyRoutes(ports: CodePorts & PrivacyPorts): readonly Route[] {
  return [...guideRoutes(ports), ...codeRoutes(ports)]
}

/** Not a rule: WeChat's words for what is in force and for what is being written. */
const IN_FORCE = 1
const WRITTEN = 2

function guideRoutes(ports: CodePorts & PrivacyPorts): readonly Route[] {
  const { privacy, ownTexts } = ports
  const admitted = byPlatforms(ports)
  /** What was uploaded for it, or what stands in the guide already. */
  const ownTextOf = async (
    appId: string,
    id: string,
    before: PrivacyGuide | undefined,
  ): Promise<Result<Pick<PrivacyGuide, 'ownText'>, RaisedProblem>> => {
    if (id === '') return accept({})
    if (before?.ownText?.id === id) return accept({ ownText: before.ownText })
    const found = await ownTexts.read(appId, id)
    return found.ok && found.value.type === 'text/plain'
      ? accept({ ownText: { id, text: found.value.bytes.toString() } })
      : refuse(ownTextUnknown)
  }
  return [
    route({
      endpoint: 'POST /cgi-bin/component/setprivacysetting',
      ...changing,
      audit: 'privacy.written',
      handle: admitted(async ({ body, note }, { appId, platform, actor }) => {
        const { published, draft } = await privacy.of(appId)
        const id = body.owner_setting?.ext_file_media_id ?? ''
        if (body.privacy_ver === IN_FORCE) {
          if (body.setting_list || body.sdk_privacy_info_list) return refuse(settingListInForce)
          if (!published) return refuse(nothingInForce)
          if (id !== '' && id !== published.guide.ownText?.id) return refuse(ownTextInForce)
          const owner = readOwner(body.owner_setting)
          if (!owner.ok) return owner
          const { uses, sdks, ownText } = published.guide
          const guide = { uses, sdks, ...(ownText && { ownText }), ...owner.value }
          const amended = await privacy.amend(appId, guide)
          if (!amended.ok) return amended
          note({ what: appId, before: published.guide, after: guide })
          return accept({ answer: done, actor })
        }
        if (body.privacy_ver !== WRITTEN) return refuse(privacyVersionUnknown)
        const read = readGuide(body)
        if (!read.ok) return read
        const ownText = await ownTextOf(appId, id, draft ?? published?.guide)
        if (!ownText.ok) return ownText
        const guide = { ...read.value, ...ownText.value }
        const written = await privacy.write(appId, guide, platform.component_id)
        if (!written.ok) return written
        note({ what: appId, after: guide })
        return accept({ answer: done, actor })
      }),
    }),
    route({
      endpoint: 'POST /cgi-bin/component/getprivacysetting',
      ...changing,
      changesNothing: true,
      handle: admitted(async ({ body: { privacy_ver } }, by) => {
        if (privacy_ver !== IN_FORCE && privacy_ver !== WRITTEN) return refuse(privacyVersionUnknown)
        const drafted = privacy_ver === WRITTEN ? await privacy.drafted(by.appId) : undefined
        const { published } = await privacy.of(by.appId)
        const at = drafted?.writtenAt ?? (published && new Date(published.publishedAt))
        return accept({
          answer: {
            ...done,
            ...(await usesOfCode(by, ports)),
            ...tellGuide(drafted?.guide ?? published?.guide),
            update_time: at ? Math.floor(at.getTime() / SECOND_MS) : 0,
          },
        })
      }),
    }),
    route({
      endpoint: 'POST /cgi-bin/component/uploadprivacyextfile',
      ...changing,
      fileTypes: ['multipart/form-data'],
      fileLimit: 'privacy.own-text-bytes',
      audit: 'privacy.file-uploaded',
      handle: admitted(async ({ file, note }, { appId, actor }) => {
        const bytes = await formFile(file, 'file')
        if (!bytes) return refuse(textMissing)
        if (bytes.includes(0) || bytes.toString().includes('\uFFFD')) return refuse(notText)
        const added = await ownTexts.addText(appId, bytes)
        if (!added.ok) return added
        note({ what: appId, after: added.value.mediaId })
        return accept({ answer: { ...done, ext_file_media_id: added.value.mediaId }, actor })
      }),
    }),
  ]
}

/** Nothing is known of code that was compiled before calls were noted. */
async function usesOfCode(by: Developing, ports: CodePorts) {
  const last = await committed(by, ports)
  if (!last.ok) return { code_exist: 0, privacy_list: [] }
  const { calls = [] } = await ports.bundles.outlineOf(last.value.digest)
  return { code_exist: 1, privacy_list: usedBy(calls) }
}

function codeRoutes(ports: CodePorts & PrivacyPorts): readonly Route[] {
  const { bundles, sources } = ports
  const admitted = byPlatforms(ports)
  return [
    route({
      endpoint: 'GET /wxa/security/get_code_privacy_info',
      guard: anyone,
      handle: admitted(async (_, by) => {
        const last = await committed(by, ports)
        if (!last.ok) return last
        const { calls } = await bundles.outlineOf(last.value.digest)
        if (!calls) return refuse(notScanned)
        const source = await sources.sourceOf(last.value.id)
        const named = privateInfosOf(source?.files)
        const missing = calls.filter((call) => toldInAppJson.has(call) && !named.includes(call))
        return accept({
          answer: {
            ...done,
            without_auth_list: [],
            without_conf_list: missing.map((call) => `wx.${call}`),
          },
        })
      }),
    }),
  ]
}
