/** How often a corp asks an open interface: by the minute and by the hour (§2.8). */
import type { Result } from '@maque/base/result.ts'
import { HOUR_MS } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { CorpOptions } from './corp-options.ts'

export interface CallCounts {
  /** Counts one more call of the interface at this path. */
  countCall(corpId: string, path: string): Promise<Result<void, RaisedProblem>>
}

export function createCallCounts({ rates }: Pick<CorpOptions, 'rates'>): CallCounts {
  return {
    async countCall(corpId, path) {
      const inMinute = await rates.count('corp.calls-per-minute', `${corpId} ${path}`)
      return inMinute.ok ? rates.count('corp.calls-per-hour', `${corpId} ${path}`, HOUR_MS) : inMinute
    },
  }
}
