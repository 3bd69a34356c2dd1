import { accept } from '@maque/base/result.ts'
import type { AppGuards } from '../apps/contract.ts'
import type { UploadDoor } from './contract.ts'
import type { UploadKeys } from './upload-keys.ts'

export function createUploadGuard(guards: AppGuards, keys: UploadKeys): UploadDoor['uploader'] {
  const member = guards.member('upload')
  return {
    name: 'uploader',
    async admit(request) {
      const token = /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
      if (token === undefined) return member.admit(request)
      const { appId } = request.params
      const used = await keys.mayUpload(appId, { kind: 'token', token }, request.address)
      if (!used.ok) return used
      const { keyId, label, personId } = used.value
      const actor = { kind: 'upload-token', id: keyId } as const
      return accept({ appId, personId, actor, actorName: label, roles: [] })
    },
  }
}
