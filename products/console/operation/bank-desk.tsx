/** What arrived at the bank, and what is still to arrive; transfers are played where there is no bank. */
import { useState } from 'react'
import { Input, MessagePlugin, Tag } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { isRefundReason, refundReasons } from '@maque/protocol/platform/refund-reasons.ts'
import type { BankLine } from '@maque/protocol/platform/registration.ts'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { Field } from '../shell/field.tsx'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { When } from '../shell/when.tsx'
import { fenOf, yuan } from '../shell/yuan.ts'
import { AskForReason } from './ask-for-reason.tsx'
import { AwaitedTransfers, MatchByHand } from './awaited-transfers.tsx'
import { bankKeys } from './bank-keys.ts'
import { ImportStatement } from './import-statement.tsx'
import { operationTexts } from './texts.ts'

export function BankDesk() {
  const t = useTexts(operationTexts)
  const arrived = useQuery({
    queryKey: bankKeys.lines,
    queryFn: () => platform.call('GET /api/operator/bank-lines', {}),
  })
  return (
    <>
      <div className="two-columns">
        <PlayTransfer />
        <ImportStatement />
      </div>
      <AwaitedTransfers />
      <section className="panel" aria-labelledby="arrived">
        <h2 id="arrived">{t.arrived}</h2>
        <Loaded query={arrived}>
          {({ lines: list }) => (
            <ul className="versions">
              {list.length === 0 && <li className="quiet">{t.nothing}</li>}
              {list.map((line) => (
                <li key={line.id}>
                  <Line line={line} />
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      </section>
    </>
  )
}

function Line({ line }: { readonly line: BankLine }) {
  const t = useTexts(operationTexts)
  const { language } = useLanguage()
  const queries = useQueryClient()
  const [asked, setAsked] = useState<'refund' | 'match'>()
  const { id, payer, amountFen, remark, state, arrivedAt, reason } = line
  return (
    <div className="panel-row">
      <div>
        <strong>{yuan(amountFen, language)}</strong> {payer === '' ? t.noPayer : payer}{' '}
        <Tag theme={state === 'matched' ? 'success' : 'warning'} variant="light">
          {t.lineStates[state]}
        </Tag>
        <div className="quiet">
          {remark !== '' && <>{remark} · </>}
          <When at={arrivedAt} />
          {reason && <> · {isRefundReason(reason) ? refundReasons[reason][language] : reason}</>}
        </div>
      </div>
      {state === 'unknown' && (
        <div className="actions">
          <Button variant="outline" onClick={() => setAsked('match')}>
            {t.match}
          </Button>
          <Button variant="outline" onClick={() => setAsked('refund')}>
            {t.refund}
          </Button>
        </div>
      )}
      {asked === 'match' && <MatchByHand line={line} onClose={() => setAsked(undefined)} />}
      {asked === 'refund' && (
        <AskForReason
          title={t.refund}
          label={t.refundReason}
          onGiven={async (given) => {
            await platform.call('POST /api/operator/bank-lines/:lineId/refund', {
              params: { lineId: id },
              body: { reason: given },
            })
            await queries.invalidateQueries({ queryKey: bankKeys.all })
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </div>
  )
}

function PlayTransfer() {
  const t = useTexts(operationTexts)
  const queries = useQueryClient()
  const [payer, setPayer] = useState('')
  const [amount, setAmount] = useState('')
  const [remark, setRemark] = useState('')
  const amountFen = fenOf(amount)
  const play = useMutation({
    mutationFn: () =>
      platform.call('POST /api/operator/played-transfers', {
        body: { payer, amountFen: amountFen ?? 0, remark },
      }),
    onSuccess: ({ state }) => {
      void MessagePlugin.info(t.lineStates[state])
      return queries.invalidateQueries({ queryKey: bankKeys.all })
    },
  })
  return (
    <form
      className="panel"
      onSubmit={(event) => {
        event.preventDefault()
        play.mutate()
      }}
    >
      <h2>{t.playTransfer}</h2>
      <p className="quiet">{t.playHint}</p>
      <Field label={t.payer}>
        <Input value={payer} onChange={setPayer} maxlength={100} />
      </Field>
      <Field label={t.amountYuan}>
        <Input
          value={amount}
          onChange={setAmount}
          status={amount !== '' && amountFen === undefined ? 'error' : 'default'}
        />
      </Field>
      <Field label={t.remark}>
        <Input value={remark} onChange={setRemark} maxlength={60} />
      </Field>
      <Refusal error={play.error} />
      <Button type="submit" loading={play.isPending} disabled={payer === '' || amountFen === undefined}>
        {t.transfer}
      </Button>
    </form>
  )
}
