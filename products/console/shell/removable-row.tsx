/** A line of a list that is taken out of it after one more question; a refusal stays in the line. */
import type { ReactNode } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { AskedButton } from './asked-button.tsx'
import { Refusal } from './refusal.tsx'

export function RemovableRow(props: {
  /** What the button says. */
  readonly label: string
  /** Names the line, for who cannot see it. */
  readonly about: string
  readonly consequence: string
  /** Of the list that the line stands in. */
  readonly queryKey: readonly string[]
  readonly children: ReactNode
  /** Absent: this line stays. */
  readonly remove?: (() => Promise<unknown>) | undefined
}) {
  const { label, about, consequence, queryKey, children } = props
  const queries = useQueryClient()
  const remove = useMutation({
    mutationFn: async () => props.remove?.(),
    onSuccess: () => queries.invalidateQueries({ queryKey }),
  })
  return (
    <li className="panel-row">
      <div className="wrap">
        {children}
        <Refusal error={remove.error} />
      </div>
      {props.remove && (
        <AskedButton
          label={label}
          about={about}
          consequence={consequence}
          isBusy={remove.isPending}
          onConfirm={() => remove.mutate()}
        />
      )}
    </li>
  )
}
