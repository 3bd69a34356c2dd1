/** Where and how the mini program's own server is told what happens. */
import { useState } from 'react'
import { Input, Tag } from 'tdesign-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import type {
  PushDelivery,
  PushForm,
  PushSettingsView,
  PushTrial,
} from '@maque/protocol/platform/message-push.ts'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { AskedButton } from '../shell/asked-button.tsx'
import { Choose } from '../shell/choose.tsx'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { When } from '../shell/when.tsx'
import { newEncodingKey } from './new-encoding-key.ts'
import { PushOutcome } from './push-outcome.tsx'
import { readOutcome } from './read-outcome.ts'
import { developmentTexts } from './texts.ts'
import { useChange } from './use-change.ts'

export function PushPanel({ appId }: { readonly appId: string }) {
  const t = useTexts(developmentTexts)
  const push = useQuery({
    queryKey: ['development', appId, 'push'],
    queryFn: () => platform.call('GET /api/apps/:appId/message-push', { params: { appId } }),
  })
  return (
    <section className="panel" aria-labelledby="push">
      <h2 id="push">{t.push}</h2>
      <p className="quiet">{t.pushHint}</p>
      <Loaded query={push}>
        {({ settings, deliveries }) => (
          <>
            {!settings && <p>{t.pushOff}</p>}
            <PushSettingsForm appId={appId} settings={settings} />
            {settings && <PushTrials appId={appId} />}
            {deliveries.length > 0 && <Deliveries list={deliveries} />}
          </>
        )}
      </Loaded>
    </section>
  )
}

interface SettingsProps {
  readonly appId: string
  readonly settings: PushSettingsView | undefined
}

function PushSettingsForm({ appId, settings }: SettingsProps) {
  const t = useTexts(developmentTexts)
  const [written, setWritten] = useState<PushForm>({
    url: settings?.url ?? '',
    token: settings?.token ?? '',
    mode: settings?.mode ?? 'safe',
    format: settings?.format ?? 'json',
  })
  const { encodingKey = '' } = written
  const write = (more: Partial<PushForm>) => setWritten({ ...written, ...more })
  const save = useChange(appId, () => {
    const { encodingKey: key, ...others } = written
    const body: PushForm = key === undefined || key === '' ? others : { ...others, encodingKey: key }
    return platform.call('PUT /api/apps/:appId/message-push', { params: { appId }, body })
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(undefined, { onSuccess: () => write({ encodingKey: '' }) })
      }}
    >
      <Field label={t.pushUrl}>
        <Input value={written.url} onChange={(url) => write({ url })} placeholder="https://example.com/wx" />
      </Field>
      <Field label={t.pushToken} help={t.pushTokenHint}>
        <Input value={written.token} onChange={(token) => write({ token })} />
      </Field>
      <Field label={t.encodingKey} help={t.encodingKeyHint(settings?.encodingKeyHint ?? '')}>
        <Input value={encodingKey} onChange={(key) => write({ encodingKey: key })} />
      </Field>
      <p>
        <Button variant="outline" onClick={() => write({ encodingKey: newEncodingKey() })}>
          {t.makeKey}
        </Button>
      </p>
      <div className="two-columns">
        <Choose label={t.mode} names={t.modes} value={written.mode} onChoose={(mode) => write({ mode })} />
        <Choose
          label={t.format}
          names={t.formats}
          value={written.format}
          onChoose={(format) => write({ format })}
        />
      </div>
      <Refusal error={save.error} />
      <Button type="submit" loading={save.isPending} disabled={written.url === '' || written.token === ''}>
        {t.savePush}
      </Button>
    </form>
  )
}

function PushTrials({ appId }: { readonly appId: string }) {
  const t = useTexts(developmentTexts)
  const params = { appId }
  // Nothing is saved by it.
  const trial = useMutation({
    mutationFn: () => platform.call('POST /api/apps/:appId/message-push/trial', { params }),
  })
  const remove = useChange(appId, () => platform.call('DELETE /api/apps/:appId/message-push', { params }))
  return (
    <>
      <div className="actions panel-actions">
        <Button variant="outline" loading={trial.isPending} onClick={() => trial.mutate()}>
          {t.tryPush}
        </Button>
        <AskedButton
          label={t.removePush}
          about={t.push}
          consequence={t.removePushHint}
          isBusy={remove.isPending}
          onConfirm={() => remove.mutate()}
        />
      </div>
      <Refusal error={trial.error ?? remove.error} />
      {trial.data && (
        <dl className="facts panel-actions" role="status">
          <TrialFacts label={t.echo} trial={trial.data.echo} />
          <TrialFacts label={t.testEvent} trial={trial.data.push} />
        </dl>
      )}
    </>
  )
}

function TrialFacts(props: { readonly label: string; readonly trial: PushTrial }) {
  return (
    <>
      <dt>{props.label}</dt>
      <dd>
        <PushOutcome trial={props.trial} />
      </dd>
    </>
  )
}

function Deliveries({ list }: { readonly list: readonly PushDelivery[] }) {
  const t = useTexts(developmentTexts)
  return (
    <>
      <h3>{t.deliveries}</h3>
      <ul className="versions">
        {list.map((delivery) => (
          <li key={delivery.id}>
            <Tag variant="light" theme={delivery.state === 'failed' ? 'danger' : 'default'}>
              {t.deliveryStates[delivery.state]}
            </Tag>{' '}
            <code>{delivery.event}</code> <When at={delivery.createdAt} />
            <div className="quiet">
              {t.tries(delivery.tries)} <PushOutcome trial={readOutcome(delivery.outcome)} />
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
