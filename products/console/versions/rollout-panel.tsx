/** A release in stages as it goes on: its share, how it fares beside what is online, and its levers. */
import { useState } from 'react'
import { Alert, Input, MessagePlugin, Tag } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { HealthFigures, Rollout } from '@maque/protocol/platform/rollouts.ts'
import { Colon } from '../shell/colon.tsx'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Question } from '../shell/question.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { When } from '../shell/when.tsx'
import { rolloutTexts } from './rollout-texts.ts'

const FIGURES_POLL_MS = 10_000

export function RolloutPanel({
  appId,
  mayPublish,
}: {
  readonly appId: string
  readonly mayPublish: boolean
}) {
  const t = useTexts(rolloutTexts)
  const rollout = useQuery({
    queryKey: ['rollout', appId],
    queryFn: async () => (await platform.call('GET /api/apps/:appId/rollout', { params: { appId } })).rollout,
    refetchInterval: FIGURES_POLL_MS,
  })
  return (
    <Loaded query={rollout}>
      {(rollout) =>
        rollout && (
          <section className="panel" aria-labelledby="rollout">
            <h2 id="rollout">
              {t.title} · {rollout.version}{' '}
              <Tag theme={rollout.state === 'running' ? 'success' : 'warning'} variant="light">
                {t.states[rollout.state]}
              </Tag>
            </h2>
            {rollout.state === 'halted' && (
              <Alert theme="error" message={t.haltedHint} className="form-alert" />
            )}
            <div className="share">
              <progress className="elapsed" aria-label={t.share} max={100} value={rollout.percentage} />
              <strong>{rollout.percentage} %</strong>
            </div>
            <Audience rollout={rollout} />
            <Figures rollout={rollout} />
            <p className="quiet">
              {t.steps}
              <Colon />
              {rollout.steps.map(({ at, percentage }, index) => (
                <span key={at}>
                  {index > 0 && ' → '}
                  {percentage} % (<When at={at} />)
                </span>
              ))}
            </p>
            {mayPublish && <Levers appId={appId} rollout={rollout} />}
          </section>
        )
      }
    </Loaded>
  )
}

/** Who is meant beside the share. */
function Audience({ rollout: { audience } }: { readonly rollout: Rollout }) {
  const t = useTexts(rolloutTexts)
  const { members, persons, platforms, regions, minHostVersion } = audience
  const told = [
    ...(members ? [t.members] : []),
    ...(persons.length > 0 ? [t.named(persons.length)] : []),
    ...(platforms.length > 0
      ? [`${t.platforms} ${platforms.map((one) => t.platformNames[one]).join(', ')}`]
      : []),
    ...(regions.length > 0 ? [`${t.regions} ${regions.join(', ')}`] : []),
    ...(minHostVersion === undefined ? [] : [`${t.hostVersion} ${minHostVersion}`]),
  ]
  return told.length > 0 && <p className="quiet">{told.join(' · ')}</p>
}

function Figures({ rollout: { figures, version } }: { readonly rollout: Rollout }) {
  const t = useTexts(rolloutTexts)
  const rows = [
    [t.gray(version), figures.gray],
    [t.online, figures.online],
  ] as const
  return (
    <table className="figures">
      <caption>{t.figures}</caption>
      <thead>
        <tr>
          <th scope="col">{t.version}</th>
          <th scope="col">{t.devices}</th>
          <th scope="col">{t.failing}</th>
          <th scope="col">{t.rate}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, { devices, devicesWithErrors }]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{devices}</td>
            <td>{devicesWithErrors}</td>
            <td>
              <Rate figures={{ devices, devicesWithErrors }} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Rate({ figures: { devices, devicesWithErrors } }: { readonly figures: HealthFigures }) {
  if (devices === 0) return <>–</>
  const share = devicesWithErrors / devices
  return (
    <span className="rate">
      <meter min={0} max={1} low={0.05} high={0.1} optimum={0} value={share} /> {(share * 100).toFixed(1)} %
    </span>
  )
}

type Asked = 'raise' | 'everybody' | 'cancel'

function Levers({ appId, rollout }: { readonly appId: string; readonly rollout: Rollout }) {
  const t = useTexts(rolloutTexts)
  const queries = useQueryClient()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [share, setShare] = useState('')
  const params = { appId }
  const done = async () => {
    setAsked(null)
    void MessagePlugin.success(t.raised)
    await queries.invalidateQueries()
  }
  const toggle = useMutation({
    mutationFn: () =>
      platform.call('PUT /api/apps/:appId/rollout/state', {
        params,
        body: { state: rollout.state === 'running' ? 'paused' : 'running' },
      }),
    onSuccess: done,
  })
  const run = useMutation({
    mutationFn: async (what: Asked): Promise<unknown> => {
      if (what === 'cancel') return platform.call('DELETE /api/apps/:appId/rollout', { params })
      const percentage = what === 'everybody' ? 100 : Number(share)
      return platform.call('PUT /api/apps/:appId/rollout/percentage', { params, body: { percentage } })
    },
    onSuccess: done,
  })
  const names = { raise: t.raise, everybody: t.everybody, cancel: t.cancelRollout }
  return (
    <div>
      <div className="actions">
        <Button onClick={() => setAsked('raise')}>{t.raise}</Button>
        <Button variant="outline" loading={toggle.isPending} onClick={() => toggle.mutate()}>
          {rollout.state === 'running' ? t.pause : t.goOn}
        </Button>
        <Button variant="outline" onClick={() => setAsked('everybody')}>
          {t.everybody}
        </Button>
        <Button variant="outline" theme="danger" onClick={() => setAsked('cancel')}>
          {t.cancelRollout}
        </Button>
      </div>
      <Refusal error={toggle.error} />
      {asked && (
        <Question
          title={`${names[asked]} · ${rollout.version}`}
          cancel={t.cancel}
          confirm={names[asked]}
          isBusy={run.isPending}
          canConfirm={asked !== 'raise' || (/^\d{1,3}$/.test(share) && Number(share) <= 100)}
          onConfirm={() => run.mutate(asked)}
          onClose={() => setAsked(null)}
        >
          {asked === 'raise' ? (
            <Field label={t.share} help={t.shareHint}>
              <Input value={share} onChange={setShare} maxlength={3} autofocus />
            </Field>
          ) : (
            <p>
              {asked === 'everybody' ? t.everybodyConfirm(rollout.version) : t.cancelConfirm(rollout.version)}
            </p>
          )}
          <Refusal error={run.error} />
        </Question>
      )}
    </div>
  )
}
