/** A button that sends something: while it is too soon to send it again, it counts the seconds down. */
import { useEffect, useState } from 'react'
import { Button } from './button.tsx'
import { useTexts } from './language-context.tsx'
import { platformNow } from './platform-time.ts'
import { shellTexts } from './texts.ts'

export function SendAgain(props: {
  readonly label: string
  /** What it is called once something was sent. */
  readonly again?: string
  /** When it may be sent again, as the platform said; absent: nothing was sent yet. */
  readonly resendAt: string | undefined
  readonly isSending: boolean
  readonly isDisabled?: boolean
  onSend(): void
}) {
  const t = useTexts(shellTexts)
  const left = useSecondsUntil(props.resendAt)
  const name = props.resendAt === undefined ? props.label : (props.again ?? t.sendAgain)
  const isWaiting = left > 0
  return (
    <Button
      variant="outline"
      loading={props.isSending}
      disabled={props.isDisabled === true}
      // Whoever has just pressed it keeps the keyboard, and is not told of every second.
      {...(isWaiting && { 'aria-disabled': true, 'aria-label': name, className: 't-is-disabled' })}
      onClick={() => {
        if (!isWaiting) props.onSend()
      }}
    >
      {isWaiting ? t.againIn(left) : name}
    </Button>
  )
}

const SECOND_MS = 1000
/** A clock that is moved meanwhile leaves nobody waiting. */
const LONGEST_S = 60

function useSecondsUntil(moment: string | undefined): number {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (moment === undefined) return undefined
    const until = Math.min(Date.parse(moment), platformNow() + LONGEST_S * SECOND_MS)
    const count = (): void => setLeft(Math.max(0, Math.ceil((until - platformNow()) / SECOND_MS)))
    count()
    const timer = setInterval(count, SECOND_MS)
    return () => clearInterval(timer)
  }, [moment])
  return left
}
