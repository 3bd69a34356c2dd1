/**
 * WeChat's open interfaces for what is said of an app (§2.4): name, avatar, introduction, whether
 * searching finds it. Done by the same services as in the owner's console, and refused by the same
 * rules; the authorisation stands for the administrator's scan.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { NameCheck } from '@maque/protocol/platform/profile.ts'
import type { BodyOf } from '@maque/protocol/platform/endpoints.ts'
import { SECOND_MS } from '../../kernel/clock.ts'
import { anyone } from '../../kernel/http/anyone.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import { done } from './component-routes.ts'
import { byPlatforms, changing } from './developing.ts'
import { BASICS_SET, NAMING_SET } from './permission-sets.ts'
import type { AskedName, ProfilePorts } from './profile-ports.ts'
import { nameAuditUnknown, nameRefused, searchStatusUnknown } from './profile-interface-problems.ts'

export function profileRoutes(ports: ProfilePorts): readonly Route[] {
  return [...nameRoutes(ports), ...cardRoutes(ports), ...searchRoutes(ports)]
}

function nameRoutes(ports: ProfilePorts): readonly Route[] {
  const { names, profile, media, documents } = ports
  const admitted = byPlatforms(ports, BASICS_SET)
  const naming = byPlatforms(ports, NAMING_SET)
  /**
   * As documents of the app, where an auditor is going to look: temporary media may be gone by then.
   * What comes with any other name has to be there as well, but nobody needs it.
   */
  const keep = async (
    appId: string,
    proofs: readonly Proof[],
    checked: NameCheck,
  ): Promise<Result<readonly string[], RaisedProblem>> => {
    const ids: string[] = []
    for (const { label, mediaId } of proofs) {
      const picture = await media.read(appId, mediaId)
      if (!picture.ok) return picture
      if (!isAudited(checked)) continue
      const added = await documents.add(appId, label, picture.value.bytes)
      if (!added.ok) return added
      ids.push(added.value.documentId)
    }
    return accept(ids)
  }
  return [
    route({
      endpoint: 'POST /cgi-bin/wxverify/checkwxverifynickname',
      ...changing,
      changesNothing: true,
      handle: naming(async ({ body: { nick_name } }, { appId }) => {
        const checked = await names.check(appId, nick_name)
        if (checked.problem) return refuse(nameRefused(checked.problem))
        return accept({ answer: { ...done, hit_condition: isAudited(checked), wording: wordingOf(checked) } })
      }),
    }),
    route({
      endpoint: 'POST /wxa/setnickname',
      ...changing,
      audit: 'profile.name-changed',
      handle: admitted(async ({ body, note }, { appId, actor }) => {
        const { nick_name } = body
        const { name: before } = await profile.of(appId)
        const checked = await names.check(appId, nick_name)
        const kept = await keep(appId, proofsOf(body), checked)
        if (!kept.ok) return kept
        const set = await names.set(appId, nick_name, kept.value)
        if (!set.ok) return set
        note({ what: appId, before, after: nick_name })
        const pending = await names.pendingOf(appId)
        const answer = {
          ...done,
          wording: wordingOf(checked),
          ...(pending && { audit_id: pending.sequence }),
        }
        return accept({ answer, actor })
      }),
    }),
    route({
      endpoint: 'POST /wxa/api_wxa_querynickname',
      ...changing,
      changesNothing: true,
      handle: admitted(async ({ body: { audit_id } }, { appId }) => {
        const asked = await names.numbered(appId, audit_id)
        if (!asked) return refuse(nameAuditUnknown)
        const { name: nickname, state, reason, created_at, settled_at } = asked
        return accept({
          answer: {
            ...done,
            nickname,
            audit_stat: AUDIT_STATES[state],
            fail_reason: state === 'withdrawn' ? WITHDRAWN : (reason ?? ''),
            create_time: secondsOf(created_at),
            audit_time: settled_at ? secondsOf(settled_at) : 0,
          },
        })
      }),
    }),
  ]
}

/** Not a rule: WeChat's words for it. */
const AUDIT_STATES: Readonly<Record<AskedName['state'], number>> = {
  pending: 1,
  refused: 2,
  withdrawn: 2,
  approved: 3,
}

const WITHDRAWN = '申请已由小程序的管理员撤回。The administrator has taken it back.'

interface Proof {
  readonly label: string
  readonly mediaId: string
}

/** What came with a name, as auditors are told what it is. */
function proofsOf(body: BodyOf<'POST /wxa/setnickname'>): readonly Proof[] {
  const others = [
    body.naming_other_stuff_1,
    body.naming_other_stuff_2,
    body.naming_other_stuff_3,
    body.naming_other_stuff_4,
    body.naming_other_stuff_5,
  ]
  return [
    { label: '身份证', mediaId: body.id_card },
    { label: '营业执照', mediaId: body.license },
    ...others.map((mediaId, index) => ({ label: `证明材料 ${index + 1}`, mediaId })),
  ].filter(({ mediaId }) => mediaId !== '')
}

function isAudited({ verdict }: NameCheck): boolean {
  return verdict === 'audit'
}

function wordingOf(checked: NameCheck): string {
  if (!isAudited(checked)) return ''
  const word = checked.protectedWord ?? ''
  return `名称含有受保护的词“${word}”，请提交证明材料，由平台审核。The name contains the protected word “${word}”: add what proves your right to it.`
}

function cardRoutes(ports: ProfilePorts): readonly Route[] {
  const { media, profile } = ports
  const admitted = byPlatforms(ports, BASICS_SET)
  return [
    route({
      endpoint: 'POST /cgi-bin/account/modifyheadimage',
      ...changing,
      audit: 'profile.avatar-changed',
      handle: admitted(async ({ body: { head_img_media_id, ...crop }, note }, { appId, actor }) => {
        const picture = await media.read(appId, head_img_media_id)
        if (!picture.ok) return picture
        const { iconUrl: before } = await profile.of(appId)
        const changed = await profile.setAvatar(appId, picture.value.bytes, crop)
        if (!changed.ok) return changed
        note({ what: appId, before, after: changed.value.iconUrl })
        return accept({ answer: done, actor })
      }),
    }),
    route({
      endpoint: 'POST /cgi-bin/account/modifysignature',
      ...changing,
      audit: 'profile.intro-changed',
      handle: admitted(async ({ body: { signature }, note }, { appId, actor }) => {
        const { intro: before } = await profile.of(appId)
        const changed = await profile.setIntro(appId, signature)
        if (!changed.ok) return changed
        note({ what: appId, before, after: changed.value.intro })
        return accept({ answer: done, actor })
      }),
    }),
  ]
}

function searchRoutes(ports: ProfilePorts): readonly Route[] {
  const { openness, profile } = ports
  const admitted = byPlatforms(ports)
  return [
    route({
      endpoint: 'POST /wxa/changewxasearchstatus',
      ...changing,
      audit: 'profile.discoverability-changed',
      handle: admitted(async ({ body: { status }, note }, { appId, actor }) => {
        if (status !== FOUND && status !== HIDDEN) return refuse(searchStatusUnknown)
        const set = await openness.setSearchable(appId, status === FOUND)
        if (!set.ok) return set
        note({ what: appId, after: status === FOUND })
        return accept({ answer: done, actor })
      }),
    }),
    route({
      endpoint: 'GET /wxa/getwxasearchstatus',
      guard: anyone,
      handle: admitted(async (_, { appId }) => {
        const { isSearchable } = await profile.of(appId)
        return accept({ answer: { ...done, status: isSearchable ? FOUND : HIDDEN } })
      }),
    }),
  ]
}

/** Not a rule: WeChat's words for whether searching finds an app. */
const FOUND = 0
const HIDDEN = 1

function secondsOf(moment: Date): number {
  return Math.floor(moment.getTime() / SECOND_MS)
}
