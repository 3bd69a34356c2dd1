/** Which open interfaces the mini program may call, and how many calls of today are left. */
import { Tag } from 'tdesign-react'
import { useQuery } from '@tanstack/react-query'
import type { ApiUse } from '@maque/protocol/platform/api-quota.ts'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Meter } from '../shell/meter.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { AllowanceLine } from './allowance-line.tsx'
import { developmentTexts } from './texts.ts'
import { useChange } from './use-change.ts'

export function QuotaPanel({ appId }: { readonly appId: string }) {
  const t = useTexts(developmentTexts)
  const params = { appId }
  const quota = useQuery({
    queryKey: ['development', appId, 'quota'],
    queryFn: () => platform.call('GET /api/apps/:appId/api-quota', { params }),
  })
  const clear = useChange(appId, (path: string | undefined) =>
    platform.call('POST /api/apps/:appId/api-quota/clearing', {
      params,
      body: path === undefined ? {} : { path },
    }),
  )
  return (
    <section className="panel" aria-labelledby="quota">
      <h2 id="quota">{t.quota}</h2>
      <p className="quiet">{t.quotaHint}</p>
      <Loaded query={quota}>
        {({ interfaces, clears }) => (
          <>
            <AllowanceLine label={t.clearsOfAll} allowance={clears.all} />
            <AllowanceLine label={t.clearsOfOne} allowance={clears.one} />
            <p>
              <Button variant="outline" loading={clear.isPending} onClick={() => clear.mutate(undefined)}>
                {t.clearAll}
              </Button>
            </p>
            <Refusal error={clear.error} />
            <ul className="versions">
              {interfaces.map((one) => (
                <li key={one.path} className="panel-row">
                  <InterfaceFacts use={one} />
                  {one.daily && one.daily.used > 0 && (
                    <Button size="small" variant="text" onClick={() => clear.mutate(one.path)}>
                      {t.clearOne}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </section>
  )
}

function InterfaceFacts({ use }: { readonly use: ApiUse }) {
  const t = useTexts(developmentTexts)
  const { language } = useLanguage()
  return (
    <div>
      {use.name[language]}{' '}
      <Tag variant="light" size="small" theme={use.isOffered && use.isPermitted ? 'success' : 'default'}>
        {!use.isOffered ? t.notOffered : use.isPermitted ? t.permitted : t.notPermitted}
      </Tag>
      <div className="quiet">
        <code>{use.path}</code>
        {use.daily && (
          <>
            {` · ${t.today} `}
            <Meter used={use.daily.used} limit={use.daily.limit} />
            {t.used(use.daily.used, use.daily.limit)}
          </>
        )}
        {use.perMinute !== undefined && ` · ${t.perMinute(use.perMinute)}`}
      </div>
    </div>
  )
}
