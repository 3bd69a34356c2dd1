/**
 * The door for `miniprogram-ci`: the same uploads as by any other, in that program's own words.
 *
 * A signature is good once. One that comes with something that is refused has not been used.
 */
import { parseJson } from '@maque/base/parse-json.ts'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { AppFacts } from '@maque/protocol/platform/app-facts.ts'
import type { CiUploadQuery, PackageSize } from '@maque/protocol/platform/ci.ts'
import { z } from 'zod'
import { archiveLimits } from '../../kernel/archive/archive-limits.ts'
import { archiveProblem } from '../../kernel/archive/archive-problem.ts'
import { readPack, type Pack } from '../../kernel/archive/read-pack.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { Actor } from '../../kernel/http/route.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import type { UploadDoor } from '../development/contract.ts'
import type { DirectCommits } from '../third-party/contract.ts'
import { ciOptionUnknown, didNotCompile, robotHasNoMaps } from './ci-problems.ts'
import type { ReleaseRow } from './releases-tables.ts'
import type { Uploads } from './uploads.ts'
import type { VersionSources } from './version-sources.ts'

export interface CiDoor {
  newChallenge: UploadDoor['newChallenge']
  admit(appId: string, signature: string, address: string): Promise<Result<void, RaisedProblem>>
  /** Keeps what was sent. */
  take(upload: CiUpload): Promise<Result<TakenUpload, RaisedProblem>>
  /** Of the last version that this robot uploaded. */
  sourceMaps(request: MapsRequest): Promise<Result<SourceMapList, RaisedProblem>>
}

export interface CiUpload {
  readonly query: CiUploadQuery
  readonly packed: Buffer
  readonly purpose: ReleaseRow['purpose']
  readonly address: string
}

export interface TakenUpload {
  readonly releaseId: string
  /** Whose version it is: a project of a development app may be meant for another. */
  readonly appId: string
  readonly actor: Actor
  /** How large its packages are, once it has compiled; a refusal tells why it did not. */
  whenCompiled(): Promise<Result<readonly PackageSize[], RaisedProblem>>
}

export interface MapsRequest {
  readonly appid: string
  readonly signature: string
  readonly robot: number
  readonly extAppId?: string | undefined
  readonly address: string
}

export interface SourceMapList {
  readonly sourcemap_list: readonly { readonly fullpath: string; readonly sourcemap: string }[]
}

export interface CiDoorOptions {
  readonly policy: Policy
  readonly direct: DirectCommits
  readonly uploads: Uploads
  readonly versionSources: Pick<VersionSources, 'mapsOf'>
  readonly door: UploadDoor
}

export function createCiDoor({ policy, direct, uploads, versionSources, door }: CiDoorOptions): CiDoor {
  const admit = (appId: string, signature: string, address: string) =>
    door.mayUpload(appId, { kind: 'signature', signature }, address)

  /** Of what was committed directly to the app that a development app's project is for. */
  const committedMaps = async (appId: string, extAppId: string | undefined) => {
    const app = extAppId === undefined ? undefined : await direct.authorisedApp(appId, extAppId)
    return app?.ok === true ? versionSources.mapsOf(app.value.appId, app.value.componentId) : undefined
  }

  return {
    newChallenge: (appId) => door.newChallenge(appId),
    async admit(appId, signature, address) {
      const admitted = await admit(appId, signature, address)
      return admitted.ok ? accept(undefined) : admitted
    },
    async take({ query, packed, purpose, address }) {
      const supported = checkOptions(query, policy)
      if (!supported.ok) return supported
      const pack = await readPack(packed, archiveLimits(policy))
      if (!pack.ok) return refuse(archiveProblem(pack.refusal))
      const uploader = await admit(query.appid, signatureIn(pack.value), address)
      if (!uploader.ok) return uploader
      if (query.extAppId !== undefined) {
        const named = await direct.authorisedApp(query.appid, query.extAppId)
        if (!named.ok) return named
      }
      const actor = { kind: 'upload-token', id: uploader.value.keyId } as const
      const taken = await uploads.take({
        appId: query.appid,
        actor,
        // As the vendor's own screens call them.
        actorName: `ci机器人${query.robot}`,
        version: query.version,
        description: query.desc,
        archive: packed,
        lane: laneOf(query.robot, purpose),
        purpose,
      })
      if (!taken.ok) return taken
      return accept({
        ...taken.value,
        actor,
        async whenCompiled() {
          const { state, diagnostics, facts } = await uploads.whenCompiled(taken.value.releaseId)
          return state === 'failed' ? refuse(didNotCompile({ diagnostics })) : accept(sizesOf(facts))
        },
      })
    },
    async sourceMaps({ appid, signature, robot, extAppId, address }) {
      const supported = checkOptions({ robot }, policy)
      if (!supported.ok) return supported
      const admitted = await admit(appid, signature, address)
      if (!admitted.ok) return admitted
      const maps =
        (await committedMaps(appid, extAppId)) ??
        (await versionSources.mapsOf(appid, laneOf(robot, 'version')))
      if (!maps) return refuse(robotHasNoMaps({ robot }))
      return accept({ sourcemap_list: [...maps].map(([fullpath, sourcemap]) => ({ fullpath, sourcemap })) })
    },
  }
}

const EVERYTHING = '__FULL__'
const MAIN = '__APP__'

/** None of what is still being compiled. */
function sizesOf(facts: AppFacts | null): readonly PackageSize[] {
  const packages = facts?.packages ?? []
  if (packages.length === 0) return []
  const size = packages.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  return [
    { name: EVERYTHING, size },
    ...packages.map(({ root, sizeBytes }) => ({
      name: root === '' ? MAIN : root.replace(/\/$/, ''),
      size: sizeBytes,
    })),
  ]
}

/** Each robot's uploads take the place of its own earlier ones (§2.7); previews are nobody's versions. */
function laneOf(robot: number, purpose: ReleaseRow['purpose']): string {
  return purpose === 'preview' ? `preview-robot-${robot}` : `robot-${robot}`
}

type CheckedOptions = Pick<CiUploadQuery, 'robot'> & Partial<Pick<CiUploadQuery, 'type' | 'codeprotect'>>

function checkOptions(
  { robot, type = 'miniProgram', codeprotect = '0' }: CheckedOptions,
  policy: Policy,
): Result<void, RaisedProblem> {
  const { min, max } = policy.value('release.robots')
  if (robot < min || robot > max) return policy.refuse('release.robots', { used: robot })
  if (type !== 'miniProgram') return refuse(ciOptionUnknown({ option: `type=${type}` }))
  return codeprotect === '1' ? refuse(ciOptionUnknown({ option: 'codeProtect' })) : accept(undefined)
}

const signed = z.object({ signature: z.string() })

/** A package that was not signed has the signature of nobody. */
function signatureIn({ signature = '{}' }: Pack): string {
  const read = signed.safeParse(parseJson(signature))
  return read.success ? read.data.signature : ''
}
