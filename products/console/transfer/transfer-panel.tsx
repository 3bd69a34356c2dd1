/** Where a mini program came from, and the way to take it to another platform. */
import { useState } from 'react'
import { Alert, Progress, Tag } from 'tdesign-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { App } from '@maque/protocol/platform/apps.ts'
import type { AppOrigin } from '@maque/protocol/platform/transfers.ts'
import { Button } from '../shell/button.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { When } from '../shell/when.tsx'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { platform } from '../platform.ts'
import { releaseStateTag } from '../versions/release-state.ts'
import { fetchExport } from './fetch-export.ts'
import { ImportFile } from './import-file.tsx'
import { transferTexts } from './texts.ts'

export function TransferPanel({ app }: { readonly app: App }) {
  const t = useTexts(transferTexts)
  const params = { appId: app.appId }
  const origin = useQuery({
    queryKey: ['origin', app.appId],
    queryFn: () => platform.call('GET /api/apps/:appId/origin', { params }),
  })
  const releases = useQuery({
    queryKey: ['releases', app.appId],
    queryFn: () => platform.releases(app.appId),
  })
  const mayMove = app.permissions.includes('manage')
  return (
    <Loaded query={origin}>
      {({ origin }) =>
        (mayMove || origin) && (
          <section className="panel" aria-labelledby="transfer">
            <h2 id="transfer">{t.title}</h2>
            {mayMove && <Leaving appId={app.appId} />}
            {mayMove && !origin && releases.data?.length === 0 && (
              <>
                <h3>{t.import}</h3>
                <p className="quiet">{t.intoHint}</p>
                <ImportFile
                  send={(sent) => platform.call('POST /api/apps/:appId/import', { params, ...sent })}
                />
              </>
            )}
            {origin && <Origin origin={origin} appId={app.appId} mayFetch={mayMove} />}
          </section>
        )
      }
    </Loaded>
  )
}

function Leaving({ appId }: { readonly appId: string }) {
  const t = useTexts(transferTexts)
  const [come, setCome] = useState<number>()
  const leave = useMutation({
    mutationFn: async () => {
      const { exportId } = await platform.call('POST /api/apps/:appId/exports', { params: { appId } })
      setCome(0)
      await fetchExport({ appId, exportId, onProgress: setCome })
    },
    onSettled: () => setCome(undefined),
  })
  return (
    <div aria-live="polite">
      <p className="quiet">{t.hint}</p>
      <Button variant="outline" loading={leave.isPending} onClick={() => leave.mutate()}>
        {t.export}
      </Button>
      {come !== undefined && (
        <>
          <p>{t.fetching(Math.floor(come * 100))}</p>
          <Progress percentage={Math.floor(come * 100)} status="active" label={false} />
        </>
      )}
      <Refusal error={leave.error} />
      {leave.isSuccess && <Alert theme="success" className="form-alert" message={t.fetched} />}
    </div>
  )
}

function Origin(props: { readonly origin: AppOrigin; readonly appId: string; readonly mayFetch: boolean }) {
  const t = useTexts(transferTexts)
  const { language } = useLanguage()
  const { instance, appId, exportedAt, importedAt, logEntries, versions } = props.origin
  return (
    <>
      <h3>{t.origin}</h3>
      <p className="quiet">{t.originHint}</p>
      <dl className="facts">
        <dt>{t.instance}</dt>
        <dd>{instance.name}</dd>
        <dt>{t.key}</dt>
        <dd>
          <code>{instance.key.x}</code>
        </dd>
        <dt>{t.appId}</dt>
        <dd>{appId}</dd>
        <dt>{t.exported}</dt>
        <dd>
          <When at={exportedAt} />
        </dd>
        <dt>{t.imported}</dt>
        <dd>
          <When at={importedAt} />
        </dd>
        <dt>{t.log}</dt>
        <dd>{t.logEntries(logEntries)}</dd>
      </dl>
      <h3>{t.versions}</h3>
      <ul className="versions">
        {versions.map(({ version, description, state, onlineAt, digest, uploadedAt }) => (
          <li key={digest + uploadedAt} className="panel-row">
            <span>
              {version} <span className="quiet">{description}</span>
              {onlineAt !== undefined && (
                <>
                  <br />
                  <span className="quiet">
                    {t.wasOnline} <When at={onlineAt} />
                  </span>
                </>
              )}
            </span>
            <Tag variant="light">{releaseStateTag(state, language).label}</Tag>
          </li>
        ))}
      </ul>
      {props.mayFetch && (
        <a href={`/api/apps/${props.appId}/origin/file`} download={`${appId}.zip`}>
          {t.file}
        </a>
      )}
    </>
  )
}
