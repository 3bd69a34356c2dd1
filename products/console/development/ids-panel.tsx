/** What the mini program is known by, its AppSecret, and from where that may be used. */
import { useState } from 'react'
import { Tag } from 'tdesign-react'
import type { AddressList, DevelopmentSettings } from '@maque/protocol/platform/development.ts'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { AskedButton } from '../shell/asked-button.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Question } from '../shell/question.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { When } from '../shell/when.tsx'
import { AddressRequests } from './address-requests.tsx'
import { AddressesForm } from './addresses-form.tsx'
import { ShownOnce } from './shown-once.tsx'
import { developmentTexts } from './texts.ts'
import { useChange } from './use-change.ts'

export function IdsPanel({ settings }: { readonly settings: DevelopmentSettings }) {
  const t = useTexts(developmentTexts)
  const { appId, originalId, secret, apiAddresses, addressRequests, addressAllowance } = settings
  const params = { appId }
  const [isAsked, setIsAsked] = useState(false)
  const make = useChange(appId, () => platform.call('POST /api/apps/:appId/secret', { params }))
  const freeze = useChange(appId, (isFrozen: boolean) =>
    platform.call('PUT /api/apps/:appId/secret/freezing', { params, body: { isFrozen } }),
  )
  const list = useChange(appId, (body: AddressList) =>
    platform.call('PUT /api/apps/:appId/api-addresses', { params, body }),
  )
  const askOrMake = () => (secret.state === 'none' ? make.mutate() : setIsAsked(true))
  return (
    <section className="panel" aria-labelledby="ids">
      <h2 id="ids">{t.ids}</h2>
      <dl className="facts">
        <dt>AppID</dt>
        <dd>
          <code>{appId}</code>
        </dd>
        <dt>{t.originalId}</dt>
        <dd>
          <code>{originalId}</code>
        </dd>
        <dt>AppSecret</dt>
        <dd>
          <Tag variant="light" theme={secret.state === 'frozen' ? 'danger' : 'default'}>
            {t.secretStates[secret.state]}
          </Tag>{' '}
          {secret.changedAt && <When at={secret.changedAt} />}
        </dd>
      </dl>
      <p className="quiet">{t.secretHint}</p>
      <div className="actions">
        <Button loading={make.isPending} onClick={askOrMake}>
          {secret.state === 'none' ? t.makeSecret : t.resetSecret}
        </Button>
        {secret.state === 'active' && (
          <AskedButton
            label={t.freeze}
            about="AppSecret"
            consequence={t.freezeHint}
            isBusy={freeze.isPending}
            onConfirm={() => freeze.mutate(true)}
          />
        )}
        {secret.state === 'frozen' && (
          <Button variant="outline" loading={freeze.isPending} onClick={() => freeze.mutate(false)}>
            {t.unfreeze}
          </Button>
        )}
      </div>
      <Refusal error={make.error ?? freeze.error} />
      {make.data && <ShownOnce title={t.secretOnce} text={make.data.secret} isCopied />}
      {isAsked && (
        <Question
          title={t.resetSecret}
          cancel={t.cancel}
          confirm={t.resetSecret}
          isBusy={make.isPending}
          onClose={() => setIsAsked(false)}
          onConfirm={() => {
            setIsAsked(false)
            make.mutate()
          }}
        >
          <p>{t.resetSecretHint}</p>
        </Question>
      )}
      <AddressesForm
        // What was allowed below is in it at once.
        key={apiAddresses.entries.join(' ')}
        title={t.apiAddresses}
        hint={t.apiAddressesHint}
        list={apiAddresses}
        limit={addressAllowance}
        isBusy={list.isPending}
        error={list.error}
        onSave={(written) => list.mutate(written)}
      />
      <AddressRequests appId={appId} requests={addressRequests} />
    </section>
  )
}
