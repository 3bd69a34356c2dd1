/** Asked before something is removed. */
import { useTexts } from '../shell/language-context.tsx'
import { Question } from '../shell/question.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { directoryTexts } from './texts.ts'
import { useCorpChange } from './use-corp.ts'

export function Removal(props: {
  readonly question: string
  readonly confirm: string
  remove(): Promise<unknown>
  onRemoved?(): void
  onClose(): void
}) {
  const t = useTexts(directoryTexts)
  const removal = useCorpChange(props.remove, () => {
    props.onRemoved?.()
    props.onClose()
  })
  return (
    <Question
      title={props.question}
      cancel={t.cancel}
      confirm={props.confirm}
      isBusy={removal.isPending}
      onConfirm={() => removal.mutate()}
      onClose={props.onClose}
    >
      <Refusal error={removal.error} />
    </Question>
  )
}
