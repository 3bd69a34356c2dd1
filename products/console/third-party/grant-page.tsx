/** Where a third-party platform leads an official account’s administrator, to let it register a mini program. */
import { useState } from 'react'
import { Alert } from 'tdesign-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'wouter'
import type { AnswerOf } from '@maque/protocol/platform/endpoints.ts'
import { useAgreementTicks } from '../agreements/agreement-ticks.tsx'
import { platform } from '../platform.ts'
import { Facts } from '../registration/facts.tsx'
import { FollowedTicket } from '../registration/followed-ticket.tsx'
import { Button } from '../shell/button.tsx'
import { Checkbox } from '../shell/checkbox.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { AskedByPlatform } from './asked-by-platform.tsx'
import { grantTexts } from './grant-texts.ts'

interface Asked {
  readonly appId: string
  readonly componentAppId: string
  readonly redirectUri: string
  readonly copiesVerification: boolean
}

export function GrantPage() {
  const t = useTexts(grantTexts)
  const [search] = useSearchParams()
  const asked: Asked = {
    appId: search.get('appid') ?? '',
    componentAppId: search.get('component_appid') ?? '',
    redirectUri: search.get('redirect_uri') ?? '',
    copiesVerification: search.get('copy_wx_verify') !== '0',
  }
  const request = useQuery({
    queryKey: ['fast-registration-request', asked],
    retry: false,
    refetchOnWindowFocus: false,
    queryFn: () =>
      platform.call('GET /api/official-account/fast-registration-requests', {
        query: {
          appid: asked.appId,
          component_appid: asked.componentAppId,
          redirect_uri: asked.redirectUri,
        },
      }),
  })
  if (!URL.canParse(asked.redirectUri)) return <Alert theme="error" message={t.broken} />
  return <Loaded query={request}>{(found) => <GrantForm asked={asked} request={found} />}</Loaded>
}

function GrantForm(props: {
  readonly asked: Asked
  readonly request: AnswerOf<'GET /api/official-account/fast-registration-requests'>
}) {
  const t = useTexts(grantTexts)
  const { componentAppId, redirectUri } = props.asked
  const { platform: asking, subjectName, mayLeaveVerification } = props.request
  const [copies, setCopies] = useState(props.asked.copiesVerification || !mayLeaveVerification)
  const agreements = useAgreementTicks(['service', 'mini-program'])
  const isAgreed = agreements.tickedOf('service') !== null && agreements.tickedOf('mini-program') !== null
  const said = { componentAppId, redirectUri, copiesVerification: copies }
  const ask = useMutation({
    mutationFn: () => platform.call('POST /api/official-account/fast-registration-grants', { body: said }),
  })
  const confirm = useMutation({
    mutationFn: (ticketId: string) =>
      platform.call('POST /api/official-account/fast-registration-grants/confirmation', {
        body: {
          ...said,
          ticketId,
          agreesToService: agreements.tickedOf('service'),
          agreesToTerms: agreements.tickedOf('mini-program'),
        },
      }),
    onSuccess: ({ goOnTo }) => location.assign(goOnTo),
    onError: () => {
      // A code is confirmed once: what was refused is asked anew.
      ask.reset()
      agreements.anew()
    },
  })
  return (
    <AskedByPlatform
      title={t.asks(asking.name)}
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
            hint={t.scan}
            onConfirmed={(ticketId) => confirm.mutate(ticketId)}
          />
        ) : (
          <Button type="submit" loading={ask.isPending} disabled={!isAgreed}>
            {t.allow}
          </Button>
        )
      }
    >
      <Facts of={[[t.whose, subjectName]]} />
      <p>
        <Checkbox
          checked={copies}
          disabled={!mayLeaveVerification || ask.data !== undefined}
          onChange={setCopies}
        >
          {t.reusesVerification}
        </Checkbox>
        <br />
        <small className="quiet">{mayLeaveVerification ? t.verificationHint : t.verificationMust}</small>
      </p>
      <p>{t.becomes}</p>
      {agreements.fields}
    </AskedByPlatform>
  )
}
