/**
 * WeChat's open interfaces for the code of an app that has authorised a third-party platform to
 * develop it (§2.7). What is done here is done by the same services as in the owner's console, and
 * refused by the same rules; the authorisation stands for the administrator's scan.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { Release } from '@maque/protocol/platform/releases.ts'
import type { Submission } from '@maque/protocol/platform/review.ts'
import { filmTypeOf, imageTypeOf } from '../../kernel/blobs/media-type.ts'
import { formFile } from '../../kernel/http/form-file.ts'
import { writePack } from '../../kernel/archive/write-pack.ts'
import { SECOND_MS } from '../../kernel/clock.ts'
import { anyone } from '../../kernel/http/anyone.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { route, type RequestOrigin, type Route } from '../../kernel/http/route.ts'
import type { CodePorts } from './code-ports.ts'
import {
  auditUnknown,
  extProblem,
  mediaMissing,
  mediaType,
  notCompiled,
  nothingApproved,
  nothingBefore,
  nothingCommitted,
  nothingOnline,
  nothingSubmitted,
  infoTypeUnknown,
  orderPathUnset,
  notYetApproved,
  onlineAlready,
  percentageWrong,
  templateUnknown,
  visitActionUnknown,
} from './code-problems.ts'
import { done } from './component-routes.ts'
import { byPlatforms, changing, type Developing } from './developing.ts'
import { mergeExt } from './merge-ext.ts'
import { auditStatusOf, orderPathStatusOf, readSubmission } from './read-submission.ts'

export function codeRoutes(ports: CodePorts): readonly Route[] {
  return [
    ...commitRoutes(ports),
    ...auditRoutes(ports),
    ...auditReading(ports),
    ...releaseRoutes(ports),
    ...grayRoutes(ports),
    ...visitRoutes(ports),
  ]
}

/** What this platform committed last, once it has compiled. */
export async function committed(
  { appId, platform }: Developing,
  { releases }: CodePorts,
): Promise<Result<Release & { readonly digest: string }, RaisedProblem>> {
  const all = await releases.list(appId)
  const last = all.find(
    ({ committedBy, digest }) => committedBy === platform.component_id && digest !== undefined,
  )
  return last?.digest === undefined ? refuse(nothingCommitted) : accept({ ...last, digest: last.digest })
}

function commitRoutes(ports: CodePorts): readonly Route[] {
  const { thirdParties, versions, bundles, profiles, releases, codePicture } = ports
  const admitted = byPlatforms(ports)
  return [
    route({
      endpoint: 'POST /wxa/commit',
      ...changing,
      audit: 'third-party.committed',
      handle: admitted(async ({ body, note }, { appId, platform, actor, actorName }) => {
        const files = await thirdParties.templates.filesOf(platform, body.template_id)
        if (!files.ok) return refuse(templateUnknown)
        const merged = mergeExt(files.value, body.ext_json, appId)
        if (!merged.ok) return refuse(extProblem(merged.refusal))
        const taken = await versions.commit({
          appId,
          committedBy: platform.component_id,
          actor,
          actorName,
          archive: await writePack(merged.value),
          lane: platform.component_id,
          version: body.user_version,
          description: body.user_desc,
        })
        if (!taken.ok) return taken
        note({ what: taken.value, after: { appId, template: body.template_id, version: body.user_version } })
        return accept({
          actor,
          async answerLater() {
            const { state, diagnostics } = await versions.whenCompiled(taken.value)
            return state === 'failed' ? refuse(notCompiled(diagnostics)) : accept({ answer: done })
          },
        })
      }),
    }),
    route({
      endpoint: 'GET /wxa/get_qrcode',
      guard: anyone,
      handle: admitted(async ({ query, origin }, by) => {
        const last = await committed(by, ports)
        if (!last.ok) return last
        const address = await releases.addressToTry(last.value, origin, { path: query.path })
        if (!address.ok) return address
        return accept({ bytes: await codePicture(address.value), type: 'image/png' })
      }),
    }),
    route({
      endpoint: 'GET /wxa/get_page',
      guard: anyone,
      handle: admitted(async (_, by) => {
        const last = await committed(by, ports)
        if (!last.ok) return last
        const { pages } = await bundles.outlineOf(last.value.digest)
        return accept({ answer: { ...done, page_list: pages } })
      }),
    }),
    route({
      endpoint: 'GET /wxa/get_category',
      guard: anyone,
      handle: admitted(async (_, by) => {
        const categories = await profiles.categoriesInForce(by.appId)
        const category_list = categories.map(({ id, name, firstId, firstName }) => ({
          first_class: firstName,
          second_class: name,
          third_class: '',
          first_id: firstId,
          second_id: id,
          third_id: 0,
        }))
        return accept({ answer: { ...done, category_list } })
      }),
    }),
  ]
}

function auditRoutes(ports: CodePorts): readonly Route[] {
  const { apps, files, privacy, profiles, releases, submissions } = ports
  const admitted = byPlatforms(ports)
  return [
    route({
      endpoint: 'POST /wxa/uploadmedia',
      ...changing,
      fileTypes: ['multipart/form-data'],
      fileLimit: 'review.file-bytes',
      audit: 'submission.file-added',
      handle: admitted(async ({ file, note }, { appId, platform, actor }) => {
        const bytes = await formFile(file, 'media')
        if (!bytes) return refuse(mediaMissing)
        const isPicture = imageTypeOf(bytes) !== undefined
        if (!isPicture && filmTypeOf(bytes) === undefined) return refuse(mediaType)
        const added = await files.add({ appId, addedBy: platform.component_id, bytes })
        if (!added.ok) return added
        const { fileId } = added.value
        note({ what: appId, after: fileId })
        return accept({ answer: { ...done, type: isPicture ? 'image' : 'video', mediaid: fileId }, actor })
      }),
    }),
    route({
      endpoint: 'POST /wxa/submit_audit',
      ...changing,
      audit: 'release.submitted',
      handle: admitted(async ({ body, note }, by) => {
        const { appId, actor, platform } = by
        const last = await committed(by, ports)
        if (!last.ok) return last
        const read = readSubmission(body, await profiles.categoriesInForce(appId))
        if (!read.ok) return read
        // Within the same unit: a submission that is refused brings no guide into force.
        await privacy.publishDraftOf(appId, platform.component_id)
        const personId = (await apps.administratorOf(appId)) ?? ''
        const deed = { appId, releaseId: last.value.id, actor, personId }
        const submitted = await submissions.submit(deed, read.value)
        if (!submitted.ok) return submitted
        note({ what: appId, after: submitted.value.auditId })
        return accept({ answer: { ...done, auditid: submitted.value.auditId }, actor })
      }),
    }),
    route({
      endpoint: 'GET /wxa/undocodeaudit',
      ...changing,
      audit: 'release.withdrawn',
      handle: admitted(async (_, { appId, actor }) => {
        const waiting = (await releases.list(appId)).find(
          ({ state }) => state === 'auditing' || state === 'delayed' || state === 'approved',
        )
        if (!waiting) return refuse(nothingSubmitted)
        const personId = (await apps.administratorOf(appId)) ?? ''
        const withdrawn = await submissions.withdraw({ appId, releaseId: waiting.id, actor, personId })
        return withdrawn.ok ? accept({ answer: done, actor }) : withdrawn
      }),
    }),
    route({
      endpoint: 'POST /wxa/speedupaudit',
      ...changing,
      audit: 'submission.sped-up',
      handle: admitted(async ({ body }, { appId, actor }) => {
        const submission = await submissionOf(appId, ports, body.auditid)
        if (!submission.ok) return submission
        const hurried = await submissions.speedUp(appId, String(body.auditid))
        return hurried.ok ? accept({ answer: done, actor }) : hurried
      }),
    }),
  ]
}

async function submissionOf(
  appId: string,
  { submissions }: CodePorts,
  auditId: number,
): Promise<Result<Submission, RaisedProblem>> {
  const found = (await submissions.list(appId)).find((one) => one.auditId === auditId)
  return found ? accept(found) : refuse(auditUnknown)
}

function auditReading(ports: CodePorts): readonly Route[] {
  const { releases, submissions } = ports
  const admitted = byPlatforms(ports)
  const told = async (submission: Submission, appId: string, origin: RequestOrigin) => {
    const { status, reason, screenshots } = auditStatusOf(submission)
    const release = (await releases.list(appId)).find(({ id }) => id === submission.releaseId)
    const screenshot = screenshots.map((path) => `${origin.scheme}://${origin.host}${path}`).join('|')
    return {
      ...done,
      auditid: submission.auditId,
      status,
      reason,
      screenshot,
      ScreenShot: screenshot,
      user_version: submission.version,
      user_desc: release?.description ?? '',
      submit_audit_time: secondsOf(submission.submittedAt),
    }
  }
  return [
    route({
      endpoint: 'POST /wxa/get_auditstatus',
      guard: anyone,
      rate: 'component.calls-per-address',
      changesNothing: true,
      handle: admitted(async ({ body, origin }, { appId }) => {
        const submission = await submissionOf(appId, ports, body.auditid)
        return submission.ok ? accept({ answer: await told(submission.value, appId, origin) }) : submission
      }),
    }),
    route({
      endpoint: 'GET /wxa/get_latest_auditstatus',
      guard: anyone,
      handle: admitted(async ({ origin }, { appId }) => {
        const [latest] = await submissions.list(appId)
        return latest ? accept({ answer: await told(latest, appId, origin) }) : refuse(nothingSubmitted)
      }),
    }),
    route({
      endpoint: 'POST /wxa/security/getorderpathinfo',
      guard: anyone,
      rate: 'component.calls-per-address',
      changesNothing: true,
      handle: admitted(async ({ body }, { appId }) => {
        if (body.info_type !== OF_USERS && body.info_type !== IN_REVIEW) return refuse(infoTypeUnknown)
        const had = new Set((await releases.usable(appId)).map(({ id }) => id))
        const said = (await submissions.list(appId)).find(
          ({ orderPath, releaseId, state }) =>
            orderPath !== '' && (body.info_type === OF_USERS ? had.has(releaseId) : state !== 'withdrawn'),
        )
        if (!said) return refuse(orderPathUnset)
        const nothingBeside = { img_list: [], video: '', test_account: '', test_pwd: '', test_remark: '' }
        const apply_time = secondsOf(said.submittedAt)
        const status = orderPathStatusOf(said)
        const msg = { path: said.orderPath, ...nothingBeside, status, apply_time }
        return accept({ answer: { ...done, msg } })
      }),
    }),
    route({
      endpoint: 'GET /wxa/queryquota',
      guard: anyone,
      handle: admitted(async (_, by) => {
        const quota = await submissions.quota(by.appId)
        return accept({
          answer: {
            ...done,
            rest: Math.max(0, quota.submissions.limit - quota.submissions.used),
            limit: quota.submissions.limit,
            speedup_rest: Math.max(0, quota.speedUps.limit - quota.speedUps.used),
            speedup_limit: quota.speedUps.limit,
          },
        })
      }),
    }),
  ]
}

/** Not a rule: WeChat's words for what users have and for what is before reviewers. */
const OF_USERS = 0
const IN_REVIEW = 1

function releaseRoutes(ports: CodePorts): readonly Route[] {
  const { releases } = ports
  const admitted = byPlatforms(ports)
  return [
    route({
      endpoint: 'POST /wxa/release',
      ...changing,
      audit: 'release.released',
      handle: admitted(async ({ note }, { appId, actor }) => {
        const approved = await approvedOf(appId, ports)
        if (!approved.ok) return approved
        const released = await releases.release({ appId, releaseId: approved.value.id, actor })
        if (!released.ok) return released
        note({ what: appId, after: released.value.version })
        return accept({ answer: done, actor })
      }),
    }),
    route({
      endpoint: 'GET /wxa/revertcoderelease',
      ...changing,
      // Also of who only lists versions: a line that changes nothing.
      audit: 'third-party.revert-asked',
      handle: admitted(async ({ query, note }, { appId, actor }) => {
        const before = (await releases.usable(appId)).filter(({ state }) => state === 'replaced')
        if (query.action === 'get_history_version') {
          const described = new Map((await releases.list(appId)).map((one) => [one.id, one]))
          const version_list = before.map(({ id, version, onlineAt }) => ({
            app_version: numberOf(onlineAt),
            user_version: version,
            user_desc: described.get(id)?.description ?? '',
            commit_time: numberOf(onlineAt),
          }))
          return accept({ answer: { ...done, version_list }, actor })
        }
        const wanted = before.find(
          ({ onlineAt }) => query.app_version === undefined || numberOf(onlineAt) === query.app_version,
        )
        if (!wanted) return refuse(nothingBefore)
        const reverted = await releases.rollBack({ appId, releaseId: wanted.id, actor })
        if (!reverted.ok) return reverted
        note({ what: appId, after: reverted.value.version })
        return accept({ answer: done, actor })
      }),
    }),
    route({
      endpoint: 'POST /wxa/getversioninfo',
      guard: anyone,
      rate: 'component.calls-per-address',
      changesNothing: true,
      handle: admitted(async (_, { appId }) => {
        const trial = await releases.trialOf(appId)
        const online = (await releases.list(appId)).find(({ state }) => state === 'online')
        return accept({
          answer: {
            ...done,
            ...(trial && {
              exp_info: {
                exp_time: secondsOf(trial.uploadedAt),
                exp_version: trial.version,
                exp_desc: trial.description,
              },
            }),
            ...(online && {
              release_info: {
                release_time: secondsOf(online.onlineAt ?? online.uploadedAt),
                release_version: online.version,
                release_desc: online.description,
              },
            }),
          },
        })
      }),
    }),
  ]
}

/** The version that can be released now. */
async function approvedOf(appId: string, { releases }: CodePorts): Promise<Result<Release, RaisedProblem>> {
  const all = await releases.list(appId)
  const approved = all.find(({ state }) => state === 'approved' || state === 'gray')
  if (approved) return accept(approved)
  const isWaiting = all.some(({ state }) => state === 'auditing' || state === 'delayed')
  if (isWaiting) return refuse(notYetApproved)
  return refuse(all[0]?.state === 'online' ? onlineAlready : nothingApproved)
}

function grayRoutes(ports: CodePorts): readonly Route[] {
  const { releases, rollouts } = ports
  const admitted = byPlatforms(ports)
  return [
    route({
      endpoint: 'POST /wxa/grayrelease',
      ...changing,
      audit: 'rollout.set',
      handle: admitted(async ({ body, note }, { appId, actor }) => {
        const { gray_percentage: percentage } = body
        if (percentage < 0 || percentage > EVERYBODY) return refuse(percentageWrong)
        note({ what: appId, after: percentage })
        if (await rollouts.get(appId)) {
          const raised = await rollouts.raise({ appId, actor }, percentage)
          return raised.ok ? accept({ answer: done, actor }) : raised
        }
        if (!(await releases.usable(appId)).some(({ state }) => state === 'online'))
          return refuse(nothingOnline)
        const approved = await approvedOf(appId, ports)
        if (!approved.ok) return approved
        const members = body.support_experiencer_first || body.support_debuger_first
        const audience = { members, persons: [], platforms: [], regions: [] }
        const deed = { appId, releaseId: approved.value.id, actor }
        const started = await rollouts.start(deed, { percentage, audience, people: [] })
        return started.ok ? accept({ answer: done, actor }) : started
      }),
    }),
    route({
      endpoint: 'GET /wxa/getgrayreleaseplan',
      guard: anyone,
      handle: admitted(async (_, by) => {
        const rollout = await rollouts.get(by.appId)
        const isFirst = rollout?.audience.members ?? false
        return accept({
          answer: {
            ...done,
            gray_release_plan: {
              status: !rollout ? 0 : rollout.state === 'running' ? 1 : 2,
              create_timestamp: rollout ? secondsOf(rollout.startedAt) : 0,
              gray_percentage: rollout?.percentage ?? 0,
              support_experiencer_first: isFirst,
              support_debuger_first: isFirst,
            },
          },
        })
      }),
    }),
    route({
      endpoint: 'GET /wxa/revertgrayrelease',
      ...changing,
      audit: 'rollout.cancelled',
      handle: admitted(async (_, { appId, actor }) => {
        const cancelled = await rollouts.cancel({ appId, actor })
        return cancelled.ok ? accept({ answer: done, actor }) : cancelled
      }),
    }),
  ]
}

function visitRoutes(ports: CodePorts): readonly Route[] {
  const { openness, profiles } = ports
  const admitted = byPlatforms(ports)
  return [
    route({
      endpoint: 'POST /wxa/change_visitstatus',
      ...changing,
      audit: 'profile.visit-status-set',
      handle: admitted(async ({ body: { action }, note }, { appId, actor }) => {
        if (action !== 'open' && action !== 'close') return refuse(visitActionUnknown)
        const set = await (action === 'close' ? openness.suspend(appId, SUSPENDED) : openness.resume(appId))
        if (!set.ok) return set
        note({ what: appId, after: action })
        return accept({ answer: done, actor })
      }),
    }),
    route({
      endpoint: 'POST /wxa/getvisitstatus',
      guard: anyone,
      rate: 'component.calls-per-address',
      changesNothing: true,
      handle: admitted(async (_, by) => {
        const open = await profiles.checkOpen(by.appId)
        return accept({ answer: { ...done, status: open.ok ? 1 : 0 } })
      }),
    }),
  ]
}

/** Not a rule: all of them. */
const EVERYBODY = 100

/** What users are told: the interface has no words of its own for it. */
const SUSPENDED = '小程序服务已暂停，请稍后再来。'

function secondsOf(moment: string): number {
  return Math.floor(Date.parse(moment) / SECOND_MS)
}

/** A version's number: when it came online, which no other of the app did. */
function numberOf(onlineAt: Date): number {
  return Math.floor(onlineAt.getTime() / SECOND_MS)
}
