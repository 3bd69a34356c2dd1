import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { FilePick, PickedFile } from '../ports/device.ts'

/** Lets the person pick files; `cancel` when they do not. Only while they touch or click something. */
export function pickFiles({
  accept: types,
  isMultiple,
  capture,
}: FilePick): Promise<Result<readonly PickedFile[]>> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = types.join(',')
    input.multiple = isMultiple
    if (capture) input.capture = capture
    input.addEventListener('cancel', () => resolve(refuse('cancel')))
    input.addEventListener('change', () => {
      const files = [...(input.files ?? [])]
      resolve(
        accept(files.map((file) => ({ name: file.name, bytes: file, modifiedAtMs: file.lastModified }))),
      )
    })
    input.click()
  })
}
