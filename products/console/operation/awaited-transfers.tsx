/** What is still to arrive, and taking for it by hand what nobody knew. */
import { useState } from 'react'
import { Tag, Textarea } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AwaitedLine, BankLine } from '@maque/protocol/platform/registration.ts'
import type { Language } from '@maque/ui/language.ts'
import { platform } from '../platform.ts'
import { Choose } from '../shell/choose.tsx'
import { Field } from '../shell/field.tsx'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Question } from '../shell/question.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { When } from '../shell/when.tsx'
import { yuan } from '../shell/yuan.ts'
import { bankKeys } from './bank-keys.ts'
import { operationTexts } from './texts.ts'

const awaitedQuery = {
  queryKey: bankKeys.awaited,
  queryFn: () => platform.call('GET /api/operator/awaited-transfers', {}),
}

export function AwaitedTransfers() {
  const t = useTexts(operationTexts)
  const { language } = useLanguage()
  const awaited = useQuery(awaitedQuery)
  return (
    <section className="panel" aria-labelledby="awaited">
      <h2 id="awaited">{t.awaited}</h2>
      <Loaded query={awaited}>
        {({ transfers }) => (
          <ul className="versions">
            {transfers.length === 0 && <li className="quiet">{t.nothing}</li>}
            {transfers.map(({ id, purpose, amountFen, payer, remark, email, deadline }) => (
              <li key={id} className="wrap">
                <strong>{yuan(amountFen, language)}</strong> {payer ?? t.anybody}{' '}
                <Tag variant="light">{t.purposes[purpose]}</Tag>
                <div className="quiet">
                  <code>{remark}</code>
                  {email !== undefined && <> · {email}</>} · {t.until} <When at={deadline} ofRule />
                </div>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  )
}

export function MatchByHand({ line, onClose }: { readonly line: BankLine; onClose(): void }) {
  const awaited = useQuery(awaitedQuery)
  return (
    <Loaded query={awaited}>
      {({ transfers }) => (
        <Asking
          line={line}
          transfers={transfers.filter(({ amountFen }) => amountFen === line.amountFen)}
          onClose={onClose}
        />
      )}
    </Loaded>
  )
}

interface AskingProps {
  readonly line: BankLine
  /** Of the same amount. */
  readonly transfers: readonly AwaitedLine[]
  onClose(): void
}

function Asking({ line, transfers, onClose }: AskingProps) {
  const t = useTexts(operationTexts)
  const { language } = useLanguage()
  const queries = useQueryClient()
  const [transferId, setTransferId] = useState(transfers[0]?.id ?? '')
  const [reason, setReason] = useState('')
  const match = useMutation({
    mutationFn: () =>
      platform.call('POST /api/operator/bank-lines/:lineId/match', {
        params: { lineId: line.id },
        body: { transferId, reason: reason.trim() },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: bankKeys.all })
      onClose()
    },
  })
  const names: Readonly<Record<string, string>> = Object.fromEntries(
    transfers.map((one) => [
      one.id,
      [one.payer ?? t.anybody, one.remark, one.email].filter((text) => text !== undefined).join(' · '),
    ]),
  )
  return (
    <Question
      title={t.match}
      cancel={t.cancel}
      confirm={t.match}
      isBusy={match.isPending}
      canConfirm={transferId !== '' && reason.trim() !== ''}
      onConfirm={() => match.mutate()}
      onClose={onClose}
    >
      <p>{lineText(line, language, t.noPayer)}</p>
      {transfers.length === 0 ? (
        <p>{t.noneOfAmount}</p>
      ) : (
        <>
          <p className="quiet">{t.matchHint}</p>
          <Choose<string> label={t.awaitedOne} names={names} value={transferId} onChoose={setTransferId} />
          <Field label={t.matchReason}>
            <Textarea value={reason} onChange={setReason} maxlength={500} autosize={{ minRows: 2 }} />
          </Field>
        </>
      )}
      <Refusal error={match.error} />
    </Question>
  )
}

function lineText({ amountFen, payer, remark }: BankLine, language: Language, noPayer: string): string {
  return [yuan(amountFen, language), payer === '' ? noPayer : payer, remark]
    .filter((text) => text !== '')
    .join(' · ')
}
