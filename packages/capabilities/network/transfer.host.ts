/** What requests, downloads and uploads have in common in the host. */
import type { HostContext } from '@maque/runtime-host/ports/capability.ts'
import type { OutboundHead, RequestWatch } from '@maque/runtime-host/ports/network.ts'
import { TRANSFER_NEWS, type TransferNews } from './transfer-news.ts'

const DEFAULT_TIMEOUT_MS = 60_000

/** The call's own time-out, else the app's for this kind of call, else WeChat's minute. */
export function timeoutOf(
  context: HostContext,
  call: 'request' | 'downloadFile' | 'uploadFile' | 'connectSocket',
  timeoutMs: number | undefined,
): number {
  return timeoutMs ?? context.app.config.networkTimeout?.[call] ?? DEFAULT_TIMEOUT_MS
}

/** Tells logic how the transfer goes. */
export function watchTransfer({ caller, emit }: HostContext): RequestWatch {
  const tell = (news: TransferNews) => emit(TRANSFER_NEWS, news)
  return {
    signal: caller.signal,
    onHead: (head) => tell({ kind: 'head', call: caller.id, ...headOf(head) }),
    onProgress: ({ transferredBytes, totalBytes }) =>
      tell({ kind: 'progress', call: caller.id, done: transferredBytes, total: totalBytes }),
  }
}

/** The same, with the body in pieces as it arrives. */
export function watchChunks(context: HostContext): RequestWatch {
  const { caller, emit } = context
  return {
    ...watchTransfer(context),
    onChunk: (data) => emit(TRANSFER_NEWS, { kind: 'chunk', call: caller.id, data } satisfies TransferNews),
  }
}

export function headOf({ status, headers, cookies }: OutboundHead) {
  return { statusCode: status, header: headers, cookies }
}

/** Whether the proxy can be asked for it at all. */
export function isWebUrl(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url)
}
