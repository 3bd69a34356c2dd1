/** What owners say of a new app before they can submit a version of it. */
import type { PlatformClient } from '@maque/client/platform-client.ts'

/** Individuals may choose it, by every list, and it needs no documents. */
export const plainCategory = 14006

/** A cup: of 96 pixels by 96, in 125 bytes. */
export const avatarPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAGAAAABgAQMAAADYVuV7AAAABlBMVEVKilr///9U/PEiAAAABnRFWHRUAGVlZWXmYFm5AAAAIElEQVR42mNgGAVkgv9gQC8OlDvKIZEzIJE1pDnDCgAACeV+kNFixCsAAAAASUVORK5CYII=',
  'base64',
)

export async function fillIn(owner: PlatformClient, appId: string): Promise<void> {
  await owner.setAvatar(appId, new Blob([new Uint8Array(avatarPng)], { type: 'image/png' }))
  await choosePlainCategory(owner, appId)
}

export async function choosePlainCategory(owner: PlatformClient, appId: string): Promise<void> {
  await owner.call('POST /api/apps/:appId/categories', {
    params: { appId },
    body: { categoryId: plainCategory, documentIds: [] },
  })
}
