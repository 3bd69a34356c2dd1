/** Which third-party platforms a mini program or official account has authorised, and to what. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AnswerOf } from '@maque/protocol/platform/endpoints.ts'
import type { App } from '@maque/protocol/platform/apps.ts'
import { platform } from '../platform.ts'
import { AskedButton } from '../shell/asked-button.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { When } from '../shell/when.tsx'
import { SetNames } from './set-names.tsx'
import { thirdPartyTexts } from './texts.ts'

export function OwnersPanel({ app: { appId, permissions } }: { readonly app: App }) {
  return (
    <AuthorisationsPanel
      queryKey={['third-party-authorisations', appId]}
      heading="h2"
      mayWithdraw={permissions.includes('manage')}
      list={() => platform.call('GET /api/apps/:appId/third-party-authorisations', { params: { appId } })}
      withdraw={(componentAppId) =>
        platform.call('DELETE /api/apps/:appId/third-party-authorisations/:componentAppId', {
          params: { appId, componentAppId },
        })
      }
    />
  )
}

/** In the official account’s own session. */
export function OfficialOwnersPage() {
  return (
    <AuthorisationsPanel
      queryKey={['third-party-authorisations']}
      heading="h1"
      mayWithdraw
      list={() => platform.call('GET /api/official-account/third-party-authorisations', {})}
      withdraw={(componentAppId) =>
        platform.call('DELETE /api/official-account/third-party-authorisations/:componentAppId', {
          params: { componentAppId },
        })
      }
    />
  )
}

function AuthorisationsPanel(props: {
  readonly queryKey: readonly string[]
  readonly mayWithdraw: boolean
  readonly heading: 'h1' | 'h2'
  list(): Promise<AnswerOf<'GET /api/official-account/third-party-authorisations'>>
  withdraw(componentAppId: string): Promise<unknown>
}) {
  const t = useTexts(thirdPartyTexts)
  const queries = useQueryClient()
  const { queryKey, heading: Heading } = props
  const list = useQuery({ queryKey, queryFn: () => props.list() })
  const withdraw = useMutation({
    mutationFn: (componentAppId: string) => props.withdraw(componentAppId),
    onSettled: () => queries.invalidateQueries({ queryKey }),
  })
  return (
    <section className="panel" aria-labelledby="third-party">
      <Heading id="third-party">{t.owners}</Heading>
      <p className="quiet">{t.ownersHint}</p>
      <Loaded query={list}>
        {({ authorisations, sets }) => (
          <>
            {authorisations.length === 0 && <p className="quiet">{t.noPlatforms}</p>}
            <Refusal error={withdraw.error} />
            <ul className="versions">
              {authorisations.map(
                ({ componentAppId, platformName, platformAbout, sets: given, authorisedAt }) => (
                  <li key={componentAppId} className="panel-row">
                    <span className="wrap">
                      {platformName} <SetNames sets={sets} ids={given} />
                      <br />
                      <span className="quiet">
                        {platformAbout !== '' && `${platformAbout} · `}
                        <code>{componentAppId}</code> · {t.since} <When at={authorisedAt} />
                      </span>
                    </span>
                    {props.mayWithdraw && (
                      <AskedButton
                        label={t.withdraw}
                        about={platformName}
                        consequence={t.withdrawHint}
                        isBusy={withdraw.isPending}
                        onConfirm={() => withdraw.mutate(componentAppId)}
                      />
                    )}
                  </li>
                ),
              )}
            </ul>
          </>
        )}
      </Loaded>
    </section>
  )
}
