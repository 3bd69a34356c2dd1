/** `wx.request`, `downloadFile` and `uploadFile` in logic: the task that apps hold while it runs. */
import type { CapabilityInLogic, LogicPort, ShapeResult } from '@maque/runtime-logic/ports/capability.ts'
import { Listeners } from '../listeners.logic.ts'
import { record } from '../record.ts'
import { unheeded } from '../unheeded.logic.ts'
import { withoutFunctions } from '../without-functions.ts'
import { TRANSFER_NEWS, type TransferNews } from './transfer-news.ts'

type TaskEvent = 'HeadersReceived' | 'ProgressUpdate' | 'ChunkReceived'

export const transferInLogic: CapabilityInLogic = (port) => {
  const running = new Map<number, (news: TransferNews) => void>()
  // The host sends nothing else under this name.
  port.on(TRANSFER_NEWS, (news) => {
    const told = news as TransferNews
    running.get(told.call)?.(told)
  })

  return {
    request: (options?: unknown) =>
      startTransfer(port, running, {
        name: 'request',
        options,
        events: ['HeadersReceived', 'ChunkReceived'],
        shape: (result) => shapeResponse(record(result), record(options)['dataType']),
      }),
    downloadFile: (options?: unknown) =>
      startTransfer(port, running, {
        name: 'downloadFile',
        options,
        events: ['HeadersReceived', 'ProgressUpdate'],
        progress: (done, total) => ({ totalBytesWritten: done, totalBytesExpectedToWrite: total }),
      }),
    uploadFile: (options?: unknown) =>
      startTransfer(port, running, {
        name: 'uploadFile',
        options,
        events: ['HeadersReceived', 'ProgressUpdate'],
        progress: (done, total) => ({ totalBytesSent: done, totalBytesExpectedToSend: total }),
      }),
  }
}

interface Transfer {
  readonly name: string
  readonly options: unknown
  readonly events: readonly TaskEvent[]
  readonly shape?: ShapeResult
  readonly progress?: (done: number, total: number) => object
}

function startTransfer(
  port: LogicPort,
  running: Map<number, (news: TransferNews) => void>,
  { name, options, events, shape, progress }: Transfer,
): object {
  const started = port.start(name, withoutFunctions(options))
  const listeners = new Map(events.map((event) => [event, new Listeners(port, `on${event}`)]))
  const tell = (event: TaskEvent, payload: unknown) => listeners.get(event)?.tell(payload)

  running.set(started.id, (news) => {
    switch (news.kind) {
      case 'head':
        return tell('HeadersReceived', {
          header: news.header,
          statusCode: news.statusCode,
          cookies: news.cookies,
        })
      case 'chunk':
        return tell('ChunkReceived', { data: news.data })
      case 'progress':
        return tell('ProgressUpdate', {
          progress: news.total > 0 ? Math.floor((news.done / news.total) * 100) : 0,
          ...progress?.(news.done, news.total),
        })
    }
  })
  void started.answer.then(() => running.delete(started.id))

  // The task is what the app gets; nobody could hear of a promise's rejection.
  unheeded(port.settle(name, options, started.answer, shape))

  const task: Record<string, unknown> = { abort: () => started.cancel() }
  for (const [event, heard] of listeners) {
    task[`on${event}`] = (listener?: unknown) => heard.add(listener)
    task[`off${event}`] = (listener?: unknown) => heard.remove(listener)
  }
  return task
}

/** `data` is what JSON makes of the text unless the app wants it raw; text that is no JSON stays text. */
function shapeResponse({ body, ...head }: Readonly<Record<string, unknown>>, dataType: unknown): object {
  if (typeof body !== 'string' || (dataType !== undefined && dataType !== 'json'))
    return { ...head, data: body }
  try {
    return { ...head, data: JSON.parse(body) as unknown }
  } catch {
    return { ...head, data: body }
  }
}
