/** What is answered when a request fails by a fault of ours: nothing of the inside but a number, which the log says too. */
import type { Context } from 'hono'
import type { Logger } from 'pino'
import { isStorageFull } from '../files/storage-full.ts'
import { plainProblem } from './problem.ts'

export interface Fault {
  readonly log: Logger
  readonly id: string
}

export function faultResponse(c: Context, error: Error, { log, id }: Fault): Response {
  log.error({ err: error, fault: id, method: c.req.method, path: c.req.path }, 'a request failed')
  const { status, problem } = isStorageFull(error) ? storageFull : fault(id)
  return c.json(problem, status, { 'Cache-Control': 'no-store' })
}

/** Whoever uploads can do nothing about it but tell, so they are told what to tell. */
const storageFull = plainProblem('storage-full', 507, {
  zh: '服务器的存储空间已满，这次没有保存任何内容。请告诉平台运营人员；腾出空间后重试即可。',
  en: 'The server has no room left, and nothing of this was kept. Tell the operator of this platform; try again once there is room.',
})

function fault(id: string) {
  return plainProblem('fault', 500, {
    zh: `服务器出错了，请稍后再试；反馈时请附上编号 ${id}。`,
    en: `The server failed. Try again later; to report it, say its number, ${id}.`,
  })
}
