import { accept, refuse } from '@maque/base/result.ts'
import { onHost, passOn } from '../on-host.host.ts'
import { requestParts, type RequestData, type RequestParts } from './request-body.ts'
import { request } from './request.ts'
import { headOf, isWebUrl, timeoutOf, watchChunks, watchTransfer } from './transfer.host.ts'

export const requestOnHost = onHost(request, async (given, context) => {
  if (!isWebUrl(given.url)) return refuse('invalid url')
  const parts = tryParts(given)
  if (!parts) return refuse('data cannot be sent')

  const outcome = await context.network.request(
    {
      url: parts.url,
      method: given.method,
      headers: parts.headers,
      ...(parts.body !== undefined && { body: parts.body }),
      timeoutMs: timeoutOf(context, 'request', given.timeout),
      purpose: 'request',
    },
    given.enableChunked ? watchChunks(context) : watchTransfer(context),
  )
  if (!outcome.ok) return passOn(outcome)
  const { body } = outcome.value
  return accept({
    ...headOf(outcome.value),
    body: given.responseType === 'arraybuffer' ? await body.arrayBuffer() : await body.text(),
  })
})

function tryParts(given: RequestData): RequestParts | undefined {
  try {
    return requestParts(given)
  } catch {
    return undefined
  }
}
