/**
 * Asking another account, by its typed id, to be bound to this one: the question is shown as a code
 * until whoever may has scanned and confirmed it.
 */
import { useState } from 'react'
import { Input } from 'tdesign-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ScanTicket } from '@maque/protocol/platform/proofs.ts'
import { FollowedTicket } from '../registration/followed-ticket.tsx'
import { Button } from '../shell/button.tsx'
import { Field } from '../shell/field.tsx'
import { Refusal } from '../shell/refusal.tsx'

export function useAsking({
  ask,
  confirm,
  queryKey,
}: {
  ask(wanted: string): Promise<{ readonly id: string; readonly ticket: ScanTicket }>
  confirm(id: string, ticketId: string): Promise<unknown>
  /** Of the list that it is to stand in. */
  readonly queryKey: readonly string[]
}) {
  const queries = useQueryClient()
  const [wanted, setWanted] = useState('')
  const refresh = () => queries.invalidateQueries({ queryKey })
  const asking = useMutation({ mutationFn: ask, onSuccess: refresh })
  const confirming = useMutation({
    mutationFn: ({ id, ticketId }: { readonly id: string; readonly ticketId: string }) =>
      confirm(id, ticketId),
    onSuccess: () => {
      setWanted('')
      asking.reset()
      return refresh()
    },
  })
  return {
    wanted,
    setWanted,
    asking,
    confirming,
    askFor(id: string) {
      setWanted(id)
      confirming.reset()
      asking.mutate(id)
    },
  }
}

export function AskingForm({
  of: { wanted, setWanted, asking, confirming, askFor },
  ...texts
}: {
  readonly of: ReturnType<typeof useAsking>
  readonly title: string
  readonly hint: string
  readonly label: string
  readonly ask: string
  readonly scanHint: string
}) {
  const asked = asking.data
  return (
    <form
      className="panel"
      aria-label={texts.title}
      onSubmit={(event) => {
        event.preventDefault()
        askFor(wanted.trim())
      }}
    >
      <h2>{texts.title}</h2>
      <p className="quiet">{texts.hint}</p>
      <Field label={texts.label}>
        <Input value={wanted} onChange={setWanted} maxlength={40} />
      </Field>
      <Refusal error={asking.error ?? confirming.error} isOfTypedId />
      <Button type="submit" loading={asking.isPending} disabled={wanted.trim() === ''}>
        {texts.ask}
      </Button>
      {asked && (
        <FollowedTicket
          key={asked.ticket.id}
          ticket={asked.ticket}
          hint={texts.scanHint}
          onConfirmed={(ticketId) => confirming.mutate({ id: asked.id, ticketId })}
        />
      )}
    </form>
  )
}
