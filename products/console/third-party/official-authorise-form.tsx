/** An official account authorises a third-party platform in its own session: its administrator scans. */
import { useState } from 'react'
import { Alert } from 'tdesign-react'
import { useMutation } from '@tanstack/react-query'
import type { AnswerOf } from '@maque/protocol/platform/endpoints.ts'
import { platform } from '../platform.ts'
import { FollowedTicket } from '../registration/followed-ticket.tsx'
import { Button } from '../shell/button.tsx'
import { useTexts } from '../shell/language-context.tsx'
import type { Asked } from './authorise-page.tsx'
import { AskedByPlatform } from './asked-by-platform.tsx'
import { ChooseSets } from './choose-sets.tsx'
import { thirdPartyTexts } from './texts.ts'

export function OfficialAuthoriseForm(props: {
  readonly asked: Asked
  readonly request: AnswerOf<'GET /api/authorisation-requests'>
}) {
  const t = useTexts(thirdPartyTexts)
  const { componentAppId, preAuthCode, redirectUri } = props.asked
  const { platform: asking } = props.request
  const sets = props.request.sets.filter(({ of }) => of === 'official-account')
  const [chosen, setChosen] = useState<readonly number[]>(() => sets.map(({ id }) => id))
  const given = { componentAppId, preAuthCode, redirectUri, sets: chosen }
  const ask = useMutation({
    mutationFn: () => platform.call('POST /api/official-account/third-party-authorisations', { body: given }),
  })
  const confirm = useMutation({
    mutationFn: (ticketId: string) =>
      platform.call('POST /api/official-account/third-party-authorisations/confirmation', {
        body: { ...given, ticketId },
      }),
    onSuccess: ({ goOnTo }) => location.assign(goOnTo),
    // A code is confirmed once: what was refused is asked anew.
    onError: () => ask.reset(),
  })
  const choose = (others: readonly number[]) => {
    // A code that was shown is good for what was chosen then.
    ask.reset()
    setChosen(others)
  }
  return (
    <AskedByPlatform
      title={t.asksOfficial(asking.name)}
      asking={asking}
      leads={t.leads(new URL(redirectUri).host)}
      error={ask.error ?? confirm.error}
      onSubmit={() => {
        confirm.reset()
        ask.mutate()
      }}
      answer={
        ask.data ? (
          <FollowedTicket
            key={ask.data.ticket.id}
            ticket={ask.data.ticket}
            hint={t.officialScan}
            onConfirmed={(ticketId) => confirm.mutate(ticketId)}
          />
        ) : (
          <Button type="submit" loading={ask.isPending} disabled={chosen.length === 0}>
            {t.authorise}
          </Button>
        )
      }
    >
      {sets.length > 0 ? (
        <ChooseSets sets={sets} chosen={chosen} onChoose={choose} />
      ) : (
        <Alert theme="warning" className="form-alert" message={t.nothingOfOfficial} />
      )}
    </AskedByPlatform>
  )
}
