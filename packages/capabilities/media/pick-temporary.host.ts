import { accept, type Result } from '@maque/base/result.ts'
import type { HostContext } from '@maque/runtime-host/ports/capability.ts'
import type { PickedFile } from '@maque/runtime-host/ports/device.ts'
import { extensionOf } from '../file-extension.ts'
import { addTemporary } from '../temporary-file.host.ts'

export interface Pick {
  readonly accept: readonly string[]
  readonly count: number
  readonly sourceType: readonly ('album' | 'camera')[]
  readonly camera?: 'back' | 'front'
}

export interface PickedTemporary {
  readonly path: string
  readonly file: PickedFile
}

/** Lets the person pick up to `count` files and keeps them as temporary files of the app. */
export async function pickTemporary(
  context: HostContext,
  { accept: accepted, count, sourceType, camera }: Pick,
): Promise<Result<readonly PickedTemporary[]>> {
  const isCameraOnly = sourceType.length === 1 && sourceType[0] === 'camera'
  const picked = await context.device.pickFiles({
    accept: accepted,
    isMultiple: count > 1,
    ...(isCameraOnly && { capture: camera === 'front' ? 'user' : 'environment' }),
  })
  if (!picked.ok) return picked
  // Browsers cannot limit how many a person marks.
  const kept = picked.value.slice(0, Math.max(1, count))
  return accept(
    await Promise.all(
      kept.map(async (file) => ({
        file,
        path: await addTemporary(context, file.bytes, extensionOf(file.name, file.bytes.type)),
      })),
    ),
  )
}
