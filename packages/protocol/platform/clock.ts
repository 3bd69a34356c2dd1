import { z } from 'zod'
import { moment, record } from './schema.ts'

const clockAnswer = record({
  now: moment,
  /** How far it is ahead of the clock on the wall. */
  aheadMs: z.number(),
  /** Only a sandbox's clock can be moved. */
  isMovable: z.boolean(),
})
export type ClockAnswer = z.infer<typeof clockAnswer>

export const clockEndpoints = {
  'GET /api/operator/clock': { about: 'What time it is for this instance.', answer: clockAnswer },
  'POST /api/operator/clock': {
    about: 'Move a sandbox’s clock forward; answers when what fell due has been done.',
    body: record({
      advanceMs: z
        .number()
        .int()
        .positive()
        .max(400 * 86_400_000),
    }),
    answer: clockAnswer,
  },
} as const
