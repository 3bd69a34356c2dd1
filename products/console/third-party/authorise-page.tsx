/** Where a third-party platform leads an owner: who asks, for what, and with which mini program or official account. */
import { useState } from 'react'
import { Alert } from 'tdesign-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'wouter'
import type { AnswerOf } from '@maque/protocol/platform/endpoints.ts'
import { platform } from '../platform.ts'
import { Button } from '../shell/button.tsx'
import { Choose } from '../shell/choose.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { AskedByPlatform } from './asked-by-platform.tsx'
import { ChooseSets } from './choose-sets.tsx'
import { OfficialAuthoriseForm } from './official-authorise-form.tsx'
import { thirdPartyTexts } from './texts.ts'

export interface Asked {
  readonly componentAppId: string
  readonly preAuthCode: string
  readonly redirectUri: string
  /** The app that the platform means, where it says one. */
  readonly appId: string
  /** It means an official account, and no mini program. */
  readonly isOfOfficialAccount: boolean
}

/** `who`: in whose session. */
export function AuthorisePage({ who }: { readonly who: 'person' | 'official-account' }) {
  const t = useTexts(thirdPartyTexts)
  const [search] = useSearchParams()
  const asked: Asked = {
    componentAppId: search.get('component_appid') ?? '',
    preAuthCode: search.get('pre_auth_code') ?? '',
    redirectUri: search.get('redirect_uri') ?? '',
    appId: search.get('biz_appid') ?? '',
    isOfOfficialAccount: search.get('auth_type') === OFFICIAL_ACCOUNTS,
  }
  const request = useQuery({
    queryKey: ['authorisation-request', asked],
    retry: false,
    refetchOnWindowFocus: false,
    queryFn: () =>
      platform.call('GET /api/authorisation-requests', {
        query: {
          component_appid: asked.componentAppId,
          pre_auth_code: asked.preAuthCode,
          redirect_uri: asked.redirectUri,
        },
      }),
  })
  if (!URL.canParse(asked.redirectUri)) return <Alert theme="error" message={t.broken} />
  const Form = who === 'person' ? AuthoriseForm : OfficialAuthoriseForm
  return <Loaded query={request}>{(found) => <Form asked={asked} request={found} />}</Loaded>
}

/** WeChat’s word for them in `auth_type`. */
const OFFICIAL_ACCOUNTS = '1'

function AuthoriseForm(props: {
  readonly asked: Asked
  readonly request: AnswerOf<'GET /api/authorisation-requests'>
}) {
  const t = useTexts(thirdPartyTexts)
  const { asked } = props
  const { platform: asking, testApps } = props.request
  const sets = props.request.sets.filter(({ of }) => of === 'mini-program')
  const apps = useQuery({ queryKey: ['apps'], queryFn: () => platform.myApps() })
  const own = (apps.data ?? []).filter(
    ({ appId, permissions }) =>
      permissions.includes('manage') && (testApps === undefined || testApps.includes(appId)),
  )
  const [wanted, setWanted] = useState(asked.appId)
  const [chosen, setChosen] = useState<readonly number[]>(() => sets.map(({ id }) => id))
  const appId = own.some((app) => app.appId === wanted) ? wanted : (own[0]?.appId ?? '')
  const authorise = useMutation({
    mutationFn: () =>
      platform.call('POST /api/apps/:appId/third-party-authorisations', {
        params: { appId },
        body: {
          componentAppId: asked.componentAppId,
          preAuthCode: asked.preAuthCode,
          redirectUri: asked.redirectUri,
          sets: chosen,
        },
      }),
    onSuccess: ({ goOnTo }) => location.assign(goOnTo),
  })
  if (asked.isOfOfficialAccount) return <Alert theme="info" message={t.officialOnly(asking.name)} />
  return (
    <AskedByPlatform
      title={t.asks(asking.name)}
      asking={asking}
      leads={t.leads(new URL(asked.redirectUri).host)}
      error={authorise.error}
      onSubmit={() => authorise.mutate()}
      answer={
        <Button type="submit" loading={authorise.isPending} disabled={appId === '' || chosen.length === 0}>
          {t.authorise}
        </Button>
      }
    >
      {props.request.sets.length > sets.length && (
        <Alert theme="info" className="form-alert" message={t.asOfficialAccount} />
      )}
      {sets.length > 0 && <ChooseSets sets={sets} chosen={chosen} onChoose={setChosen} />}
      {own.length > 0 ? (
        <Choose
          label={t.which}
          names={Object.fromEntries(own.map((app) => [app.appId, `${app.name} ${app.appId}`]))}
          value={appId}
          onChoose={(one) => setWanted(String(one))}
        />
      ) : (
        <Alert theme="warning" className="form-alert" message={t.noApps} />
      )}
    </AskedByPlatform>
  )
}
