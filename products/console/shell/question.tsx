/**
 * Something asked over the screen, named for screen readers. Escape and the cancel button take it
 * back; Escape in an open list of choices closes the list alone, and a click beside it does nothing,
 * so that what was typed is not lost by a slip.
 */
import type { ReactNode } from 'react'
import { Dialog } from 'tdesign-react'
import { Asked } from './asked.tsx'
import { Button } from './button.tsx'
import { useListBefore } from './list-before.ts'

export interface QuestionProps {
  readonly title: string
  readonly cancel: string
  readonly confirm: string
  readonly isBusy: boolean
  readonly canConfirm?: boolean
  readonly children?: ReactNode
  onConfirm(): void
  onClose(): void
}

export function Question({
  title,
  cancel,
  confirm,
  isBusy,
  canConfirm = true,
  children,
  onConfirm,
  onClose,
}: QuestionProps) {
  const wasListOpen = useListBefore()
  return (
    <Dialog
      visible
      header={false}
      footer={false}
      closeBtn={false}
      closeOnOverlayClick={false}
      onClose={() => {
        if (!wasListOpen()) onClose()
      }}
      width="min(480px, 92vw)"
    >
      <Asked title={title}>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (canConfirm && !isBusy) onConfirm()
          }}
        >
          <h2>{title}</h2>
          {children}
          <div className="actions question-actions">
            <Button variant="outline" theme="default" onClick={onClose}>
              {cancel}
            </Button>
            <Button type="submit" loading={isBusy} disabled={!canConfirm}>
              {confirm}
            </Button>
          </div>
        </form>
      </Asked>
    </Dialog>
  )
}
