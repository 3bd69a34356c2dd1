import type { PushTrial } from '@maque/protocol/platform/message-push.ts'

const failures: readonly PushTrial['failure'][] = [
  'unreachable',
  'forbidden',
  'redirected',
  'status',
  'content',
]

/** What became of a delivery, as the platform notes it: `status 500 boom`, `200 success`, `unreachable`. */
export function readOutcome(outcome: string): PushTrial {
  const [, word, status, answer = ''] = /^([a-z]+(?= |$))? ?(\d{3}(?= |$))? ?(.*)$/s.exec(outcome) ?? []
  const failure = failures.find((one) => one === word)
  return { ...(failure && { failure }), ...(status !== undefined && { status: Number(status) }), answer }
}
