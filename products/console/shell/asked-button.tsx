/** A button for what cannot be taken back: it asks once more, and says what will be lost. */
import { useState } from 'react'
import { Button } from './button.tsx'
import { Question } from './question.tsx'
import { useTexts } from './language-context.tsx'
import { shellTexts } from './texts.ts'

export function AskedButton(props: {
  readonly label: string
  /** Names what it is about, for who cannot see which line the button is in. */
  readonly about: string
  readonly consequence: string
  readonly isBusy: boolean
  onConfirm(): void
}) {
  const t = useTexts(shellTexts)
  const [isAsked, setAsked] = useState(false)
  return (
    <>
      <Button
        variant="text"
        theme="danger"
        loading={props.isBusy}
        aria-label={`${props.label} · ${props.about}`}
        onClick={() => setAsked(true)}
      >
        {props.label}
      </Button>
      {isAsked && (
        <Question
          title={`${props.label} · ${props.about}`}
          cancel={t.cancel}
          confirm={props.label}
          isBusy={props.isBusy}
          onClose={() => setAsked(false)}
          onConfirm={() => {
            setAsked(false)
            props.onConfirm()
          }}
        >
          <p>{props.consequence}</p>
        </Question>
      )}
    </>
  )
}
