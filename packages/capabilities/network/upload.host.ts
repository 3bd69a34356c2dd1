import { accept, refuse } from '@maque/base/result.ts'
import { mimeTypeOf } from '../file-extension.ts'
import { onHost, passOn } from '../on-host.host.ts'
import { headOf, isWebUrl, timeoutOf, watchTransfer } from './transfer.host.ts'
import { uploadFile } from './upload.ts'

/** Set by the form itself, which alone knows its boundary. */
const FORM_HEADER = 'content-type'

export const uploadFileOnHost = onHost(uploadFile, async (given, context) => {
  if (!isWebUrl(given.url)) return refuse('invalid url')
  const file = await context.files.read(given.filePath)
  if (!file) return refuse('file not found')

  const form = new FormData()
  for (const [field, value] of Object.entries(given.formData)) form.append(field, String(value))
  const name = given.fileName ?? lastName(given.filePath)
  // Servers ask for the type of a picture; files that came over the network or a package have none.
  form.append(given.name, new Blob([file], { type: file.type || mimeTypeOf(name) }), name)

  const outcome = await context.network.request(
    {
      url: given.url,
      method: 'POST',
      headers: headersFor(given.header),
      body: form,
      timeoutMs: timeoutOf(context, 'uploadFile', given.timeout),
      purpose: 'upload',
    },
    watchTransfer(context),
  )
  if (!outcome.ok) return passOn(outcome)
  return accept({ ...headOf(outcome.value), data: await outcome.value.body.text() })
})

function headersFor(header: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(header)
      .filter(([name]) => name.toLowerCase() !== FORM_HEADER)
      .map(([name, value]) => [name, String(value)]),
  )
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
