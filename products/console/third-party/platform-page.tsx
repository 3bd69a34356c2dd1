/** One third-party platform: credentials, settings, templates, who has authorised it. */
import { useState } from 'react'
import { MessagePlugin, Tag } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useLocation } from 'wouter'
import type { AnswerOf } from '@maque/protocol/platform/endpoints.ts'
import { AddressesForm } from '../development/addresses-form.tsx'
import { PushOutcome } from '../development/push-outcome.tsx'
import { readOutcome } from '../development/read-outcome.ts'
import { ShownOnce } from '../development/shown-once.tsx'
import { platform } from '../platform.ts'
import { Facts } from '../registration/facts.tsx'
import { FollowedTicket } from '../registration/followed-ticket.tsx'
import { AskedButton } from '../shell/asked-button.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { Tabs } from '../shell/tabs.tsx'
import { When } from '../shell/when.tsx'
import { SetNames } from './set-names.tsx'
import { SettingsForm } from './settings-form.tsx'
import { TemplatesPanel } from './templates-panel.tsx'
import { thirdPartyTexts } from './texts.ts'

export type ShownPlatform = AnswerOf<'GET /api/third-party-platforms/:componentAppId'>

/** More than anybody lists. */
const MOST_ADDRESSES = 200

export function PlatformPage({ componentAppId }: { readonly componentAppId: string }) {
  const t = useTexts(thirdPartyTexts)
  const queryKey = ['third-party-platform', componentAppId]
  const page = useQuery({
    queryKey,
    queryFn: () =>
      platform.call('GET /api/third-party-platforms/:componentAppId', { params: { componentAppId } }),
  })
  return (
    <Loaded query={page}>
      {(shown) => (
        <>
          <p>
            <Link href="/third-party">← {t.back}</Link>
          </p>
          <div className="screen-head">
            <div>
              <h1>
                {shown.platform.name}{' '}
                <Tag variant="light">{shown.platform.isPublished ? t.published : t.testing}</Tag>
              </h1>
              <code className="quiet">{componentAppId}</code>
            </div>
          </div>
          <PlatformTabs shown={shown} />
        </>
      )}
    </Loaded>
  )
}

function PlatformTabs({ shown }: { readonly shown: ShownPlatform }) {
  const t = useTexts(thirdPartyTexts)
  const [tab, setTab] = useState('settings')
  return (
    <Tabs
      shown={tab}
      onShow={setTab}
      tabs={[
        {
          value: 'settings',
          label: t.settings,
          content: (
            <>
              <Credentials shown={shown} />
              <SettingsForm shown={shown} />
              <Addresses shown={shown} />
              <GiveUp shown={shown} />
            </>
          ),
        },
        {
          value: 'templates',
          label: t.templates,
          content: <TemplatesPanel shown={shown} />,
        },
        { value: 'authorised', label: t.authorised, content: <Authorised shown={shown} /> },
        { value: 'told', label: t.told, content: <Told shown={shown} /> },
      ]}
    />
  )
}

function Credentials({ shown: { platform: own } }: { readonly shown: ShownPlatform }) {
  const t = useTexts(thirdPartyTexts)
  const queries = useQueryClient()
  const params = { componentAppId: own.componentAppId }
  const renew = useMutation({
    mutationFn: () => platform.call('POST /api/third-party-platforms/:componentAppId/secret', { params }),
  })
  const publish = useMutation({
    mutationFn: () =>
      platform.call('POST /api/third-party-platforms/:componentAppId/publication', { params }),
    onSettled: () => queries.invalidateQueries(),
  })
  return (
    <section className="panel" aria-labelledby="credentials">
      <h2 id="credentials">{t.credentials}</h2>
      <Facts
        of={[
          ['component_appid', <code key="id">{own.componentAppId}</code>],
          [t.ticket, own.ticketTakenAt === undefined ? t.noTicket : <When key="at" at={own.ticketTakenAt} />],
        ]}
      />
      <Refusal error={renew.error ?? publish.error} />
      {renew.data && <ShownOnce title={t.secretOnce} text={renew.data.secret} isCopied />}
      <span className="actions">
        <AskedButton
          label={t.newSecret}
          about={own.name}
          consequence={t.newSecretHint}
          isBusy={renew.isPending}
          onConfirm={() => renew.mutate()}
        />
        {!own.isPublished && own.ticketTakenAt === undefined && (
          <span className="quiet">{t.publishNotYet}</span>
        )}
        {!own.isPublished && own.ticketTakenAt !== undefined && (
          <AskedButton
            label={t.publish}
            about={own.name}
            consequence={t.publishHint}
            isBusy={publish.isPending}
            onConfirm={() => publish.mutate()}
          />
        )}
      </span>
    </section>
  )
}

function Addresses({ shown: { platform: own } }: { readonly shown: ShownPlatform }) {
  const t = useTexts(thirdPartyTexts)
  const queries = useQueryClient()
  const save = useMutation({
    mutationFn: (body: ShownPlatform['platform']['apiAddresses']) =>
      platform.call('PUT /api/third-party-platforms/:componentAppId/api-addresses', {
        params: { componentAppId: own.componentAppId },
        body,
      }),
    onSuccess: () => {
      void MessagePlugin.success(t.saved)
      return queries.invalidateQueries({ queryKey: ['third-party-platform'] })
    },
  })
  return (
    <section className="panel">
      <AddressesForm
        title={t.addresses}
        hint={t.addressesHint}
        list={own.apiAddresses}
        limit={MOST_ADDRESSES}
        isBusy={save.isPending}
        error={save.error}
        onSave={(list) => save.mutate(list)}
      />
    </section>
  )
}

function GiveUp({ shown: { platform: own } }: { readonly shown: ShownPlatform }) {
  const t = useTexts(thirdPartyTexts)
  const queries = useQueryClient()
  const [, go] = useLocation()
  const params = { componentAppId: own.componentAppId }
  const ask = useMutation({
    mutationFn: () => platform.call('POST /api/third-party-platforms/:componentAppId/end', { params }),
  })
  const confirm = useMutation({
    mutationFn: (ticketId: string) =>
      platform.call('POST /api/third-party-platforms/:componentAppId/end/confirmation', {
        params,
        body: { ticketId },
      }),
    onSuccess: () => {
      go('/third-party')
      return queries.invalidateQueries({ queryKey: ['third-party-platforms'] })
    },
  })
  return (
    <section className="panel" aria-label={t.giveUp}>
      <p className="quiet">{t.giveUpHint}</p>
      <Refusal error={ask.error ?? confirm.error} />
      <AskedButton
        label={t.giveUp}
        about={own.name}
        consequence={t.giveUpHint}
        isBusy={ask.isPending || confirm.isPending}
        onConfirm={() => ask.mutate()}
      />
      {ask.data && (
        <FollowedTicket
          key={ask.data.ticket.id}
          ticket={ask.data.ticket}
          hint={t.giveUpScan}
          onConfirmed={(ticketId) => confirm.mutate(ticketId)}
        />
      )}
    </section>
  )
}

function Authorised({ shown: { authorisations, sets } }: { readonly shown: ShownPlatform }) {
  const t = useTexts(thirdPartyTexts)
  return (
    <section className="panel" aria-label={t.authorised}>
      {authorisations.length === 0 && <p className="quiet">{t.nobody}</p>}
      <ul className="versions">
        {authorisations.map(({ appId, appName, sets: given, authorisedAt }) => (
          <li key={appId} className="panel-row">
            <span className="wrap">
              {appName} <SetNames sets={sets} ids={given} />
              <br />
              <span className="quiet">
                <code>{appId}</code> · {t.since} <When at={authorisedAt} />
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Told({ shown: { deliveries } }: { readonly shown: ShownPlatform }) {
  const t = useTexts(thirdPartyTexts)
  return (
    <section className="panel" aria-label={t.told}>
      {deliveries.length === 0 && <p className="quiet">{t.nothingTold}</p>}
      <ul className="versions">
        {deliveries.map(({ id, event, state, createdAt, outcome }) => (
          <li key={id} className="panel-row">
            <span className="wrap">
              <code>{event}</code>{' '}
              <Tag variant="light" theme={state === 'failed' ? 'danger' : 'default'}>
                {t.states[state]}
              </Tag>
              <br />
              <span className="quiet">
                <When at={createdAt} /> <PushOutcome trial={readOutcome(outcome)} />
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
