import { useState, type ReactNode } from 'react'
import { Button } from '../shell/button.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { AskForReason } from './ask-for-reason.tsx'
import { operationTexts } from './texts.ts'

/** Passes or fails what waits; who fails it is told why. `alsoAsked`: what a pass asks besides. */
export function Verdict({
  alsoAsked,
  passNeedsReason = false,
  onGiven,
}: {
  readonly alsoAsked?: ReactNode
  /** Where a pass takes something from somebody. */
  readonly passNeedsReason?: boolean
  onGiven(isApproved: boolean, reason: string): Promise<void>
}) {
  const t = useTexts(operationTexts)
  const [asked, setAsked] = useState<'pass' | 'fail'>()
  const isOptional = asked === 'pass' && !passNeedsReason
  return (
    <>
      <div className="actions">
        <Button onClick={() => setAsked('pass')}>{t.pass}</Button>
        <Button variant="outline" theme="danger" onClick={() => setAsked('fail')}>
          {t.fail}
        </Button>
      </div>
      {asked && (
        <AskForReason
          title={t[asked]}
          label={isOptional ? t.remarkIfAny : t.reason}
          isOptional={isOptional}
          onGiven={(reason) => onGiven(asked === 'pass', reason)}
          onClose={() => setAsked(undefined)}
        >
          {asked === 'pass' && alsoAsked}
        </AskForReason>
      )}
    </>
  )
}
