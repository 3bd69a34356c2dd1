/** @see https://developers.weixin.qq.com/miniprogram/dev/devtools/ci.html */
import { parseJson } from '@maque/base/parse-json.ts'
import { accept, refuse } from '@maque/base/result.ts'
import type { CiUploadQuery, PackageSize } from '@maque/protocol/platform/ci.ts'
import { z } from 'zod'
import { anyone } from '../../kernel/http/anyone.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import type { TemplateApps } from '../third-party/contract.ts'
import type { CiDoor } from './ci-door.ts'
import { noObjectStore } from './ci-problems.ts'
import type { Releases } from './contract.ts'
import { codePicture, previewAddress, type PreviewLaunch } from './preview-code.ts'

export interface CiRoutesOptions {
  readonly ci: CiDoor
  readonly releases: Pick<Releases, 'online'>
  readonly templates: TemplateApps
  readonly policy: Policy
}

/** Nobody is known before their signature has been read, and that stands inside what they send. */
export function ciRoutes(options: CiRoutesOptions): readonly Route[] {
  return [...askingRoutes(options), ...uploadRoutes(options.ci), ...mapRoutes(options.ci)]
}

const done = { errCode: 0, errMsg: '' } as const

function askingRoutes({ ci, releases, templates, policy }: CiRoutesOptions): readonly Route[] {
  return [
    route({
      endpoint: 'POST /wxa/ci/getrandstr',
      guard: anyone,
      changesNothing: true,
      handle: async ({ body }) =>
        accept({ answer: { ...done, data: { randomString: await ci.newChallenge(body.appid) } } }),
    }),
    route({
      endpoint: 'POST /wxa/ci/getattr',
      guard: anyone,
      changesNothing: true,
      async handle({ body, origin }) {
        const admitted = await ci.admit(body.appid, body.signature, origin.address)
        if (!admitted.ok) return admitted
        const released = (await releases.online([body.appid])).length > 0
        const platform = await templates.isTemplateApp(body.appid)
        const about = { platform, appType: 0, isSandbox: false, released } as const
        return accept({ answer: { ...done, data: { ...about, setting: codeSetting(policy) } } })
      },
    }),
    route({
      endpoint: 'POST /wxa/ci/getmulticosuploadinfo',
      guard: anyone,
      changesNothing: true,
      handle: async () => refuse(noObjectStore),
    }),
    route({
      endpoint: 'GET /wxa/ci/getwhiteextlist',
      guard: anyone,
      // Nothing of ours: a list, even an empty one, would take the place of the program's own.
      handle: async () => accept({ answer: { ...done, data: {} } }),
    }),
  ]
}

/** Not a rule: what is counted here the program only warns of, and the compiler judges by its own lights. */
const COUNTS = {
  NavigateMiniprogramLimit: 10,
  MaxSubPackageLimit: 100,
  MinTabbarCount: 2,
  MaxTabbarCount: 5,
  MaxCustomTabbarCount: 5,
  MaxTabbarIconSize: 40,
}

/** Not a rule: sizes are told in these. */
const MEGABYTE = 1024 * 1024

function codeSetting(policy: Policy) {
  const ofPackage = policy.value('release.package-bytes') / MEGABYTE
  const ofAll = policy.value('release.total-bytes') / MEGABYTE
  return {
    ...COUNTS,
    MaxCodeSize: ofPackage,
    MaxSubpackageSubCodeSize: ofPackage,
    MaxSubpackageFullCodeSize: ofAll,
  }
}

/** It sends no type with its package. */
const packages = { fileTypes: ['', 'application/octet-stream'], fileLimit: 'archive.archive-bytes' } as const

function uploadRoutes(ci: CiDoor): readonly Route[] {
  return [
    route({
      endpoint: 'POST /wxa/ci/upload',
      guard: anyone,
      ...packages,
      audit: 'release.uploaded',
      async handle({ query, file, origin, note }) {
        const taken = await ci.take({ query, packed: file, purpose: 'version', address: origin.address })
        if (!taken.ok) return taken
        const { actor, whenCompiled, releaseId, appId } = taken.value
        note({ what: releaseId, after: { appId, version: query.version, robot: query.robot } })
        return accept({
          actor,
          async answerLater() {
            const sizes = await whenCompiled()
            return sizes.ok ? accept({ answer: { ...done, body: sent(sizes.value) } }) : sizes
          },
        })
      },
    }),
    route({
      endpoint: 'POST /wxa/ci/testSourceURL',
      guard: anyone,
      ...packages,
      audit: 'release.previewed',
      async handle({ query, file, origin, note }) {
        const taken = await ci.take({ query, packed: file, purpose: 'preview', address: origin.address })
        if (!taken.ok) return taken
        const { actor, whenCompiled, releaseId, appId } = taken.value
        note({ what: releaseId, after: { appId, robot: query.robot } })
        return accept({
          actor,
          async answerLater() {
            const sizes = await whenCompiled()
            if (!sizes.ok) return sizes
            const picture = await codePicture(previewAddress(releaseId, origin, launchOf(query)))
            const body = { ...sent(sizes.value), qrcode_img: picture.toString('base64') }
            return accept({ answer: { ...done, body } })
          },
        })
      },
    }),
  ]
}

function sent(sizes: readonly PackageSize[]) {
  return { subpackage_info: sizes, ext_plugin_info: [] }
}

const launchInfo = z.object({ scene: z.number().int().optional() })

/** Where and how a preview begins; what is no launch info says nothing of it. */
function launchOf({ path, debugLaunchInfo = '{}' }: CiUploadQuery): PreviewLaunch {
  const parsed = launchInfo.safeParse(parseJson(debugLaunchInfo))
  return { path, scene: parsed.success ? parsed.data.scene : undefined }
}

/** Not a rule: so much of the maps is told at a time. */
const PIECE_CHARACTERS = 1024 * 1024

function mapRoutes(ci: CiDoor): readonly Route[] {
  return [
    route({
      endpoint: 'POST /wxa/ci/get_dev_sourcemap_info',
      guard: anyone,
      changesNothing: true,
      async handle({ body, origin }) {
        const maps = await ci.sourceMaps({ ...body, address: origin.address })
        if (!maps.ok) return maps
        const data = { total_size: JSON.stringify(maps.value).length, limit: PIECE_CHARACTERS }
        return accept({ answer: { ...done, data } })
      },
    }),
    route({
      endpoint: 'POST /wxa/ci/get_dev_sourcemap',
      guard: anyone,
      changesNothing: true,
      async handle({ body, origin }) {
        const { streaming, offset, limit = PIECE_CHARACTERS } = body
        const maps = await ci.sourceMaps({ ...body, address: origin.address })
        if (!maps.ok) return maps
        if (!streaming) return accept({ answer: { ...done, data: maps.value } })
        const piece = JSON.stringify(maps.value).slice(offset, offset + limit)
        return accept({ answer: { ...done, innerRequestResp: { errCode: 0, body: piece } } })
      },
    }),
  ]
}
