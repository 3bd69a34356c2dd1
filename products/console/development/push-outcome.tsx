/** What a server answered to a push, or why it did not: in words, and the answer as it came. */
import type { PushTrial } from '@maque/protocol/platform/message-push.ts'
import { useTexts } from '../shell/language-context.tsx'
import { developmentTexts } from './texts.ts'

export function PushOutcome({ trial: { failure, status, answer } }: { readonly trial: PushTrial }) {
  const t = useTexts(developmentTexts)
  if (failure === undefined && status === undefined) return null
  return (
    <>
      {t.failures[failure ?? 'none']}
      {status !== undefined && ` · HTTP ${status}`}
      {answer !== '' && (
        <>
          {' · '}
          <code>{answer}</code>
        </>
      )}
    </>
  )
}
