import { accept, refuse } from '@maque/base/result.ts'
import { contentTypeOf } from '../content-type.ts'
import { extensionOf } from '../file-extension.ts'
import { onHost, passOn } from '../on-host.host.ts'
import { addTemporary } from '../temporary-file.host.ts'
import { downloadFile } from './download.ts'
import { headOf, isWebUrl, timeoutOf, watchTransfer } from './transfer.host.ts'

const LIMIT_BYTES = 200 * 1024 * 1024

export const downloadFileOnHost = onHost(
  downloadFile,
  async ({ url, header, timeout, filePath }, context) => {
    if (!isWebUrl(url)) return refuse('invalid url')
    const outcome = await context.network.request(
      {
        url,
        method: 'GET',
        headers: Object.fromEntries(Object.entries(header).map(([name, value]) => [name, String(value)])),
        timeoutMs: timeoutOf(context, 'downloadFile', timeout),
        purpose: 'download',
      },
      watchTransfer(context),
    )
    if (!outcome.ok) return passOn(outcome)
    const { body, headers } = outcome.value
    if (body.size > LIMIT_BYTES) return refuse('exceed max file size')

    const head = headOf(outcome.value)
    if (filePath === undefined) {
      const tempFilePath = await addTemporary(
        context,
        body,
        extensionOf(new URL(url).pathname, contentTypeOf(headers)),
      )
      return accept({ ...head, tempFilePath })
    }
    const written = await context.files.write(filePath, body)
    return written.ok ? accept({ ...head, filePath }) : passOn(written)
  },
)
