/** A net in memory: what each address answers, and what was asked of it. */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { Outside, OutsideAnswer, OutsideRefusal, OutsideRequest } from '@maque/platform/outside.ts'

type Answering = (request: OutsideRequest) => OutsideAnswer | OutsideRefusal

export interface FakeWeb extends Outside {
  readonly asked: readonly OutsideRequest[]
  /** What lies at an address, without its query. */
  put(address: string, answer: string | Answering): void
  remove(address: string): void
}

export function createFakeWeb(): FakeWeb {
  const places = new Map<string, Answering>()
  const asked: OutsideRequest[] = []
  return {
    asked,
    put(address, answer) {
      places.set(address, typeof answer === 'string' ? () => ({ status: 200, body: answer }) : answer)
    },
    remove: (address) => void places.delete(address),
    async ask(request): Promise<Result<OutsideAnswer, OutsideRefusal>> {
      asked.push(request)
      const answer = places.get(request.url.replace(/\?.*$/, ''))?.(request) ?? 'unreachable'
      return typeof answer === 'string' ? refuse(answer) : accept(answer)
    },
  }
}
