/** Which third-party platforms a mini program has authorised, and to what. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
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
  const t = useTexts(thirdPartyTexts)
  const queries = useQueryClient()
  const queryKey = ['third-party-authorisations', appId]
  const list = useQuery({
    queryKey,
    queryFn: () => platform.call('GET /api/apps/:appId/third-party-authorisations', { params: { appId } }),
  })
  const withdraw = useMutation({
    mutationFn: (componentAppId: string) =>
      platform.call('DELETE /api/apps/:appId/third-party-authorisations/:componentAppId', {
        params: { appId, componentAppId },
      }),
    onSettled: () => queries.invalidateQueries({ queryKey }),
  })
  return (
    <section className="panel" aria-labelledby="third-party">
      <h2 id="third-party">{t.owners}</h2>
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
                    {permissions.includes('manage') && (
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
