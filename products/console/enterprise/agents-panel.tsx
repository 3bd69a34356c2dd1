/** What is in the workbench: agents of one's own and associated mini programs. */
import { useState } from 'react'
import { Input, MessagePlugin, Tag, Textarea } from 'tdesign-react'
import { useQuery } from '@tanstack/react-query'
import type { Corp, CorpAgent, VisibleScope } from '@maque/protocol/platform/corps.ts'
import { Button } from '../shell/button.tsx'
import { AddressesForm } from '../development/addresses-form.tsx'
import { ShownOnce } from '../development/shown-once.tsx'
import { platform } from '../platform.ts'
import { Facts } from '../registration/facts.tsx'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Question } from '../shell/question.tsx'
import { Meter } from '../shell/meter.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { Switch } from '../shell/switch.tsx'
import { AgentMessages } from './agent-messages.tsx'
import { agentTexts } from './agent-texts.ts'
import { Removal } from './removal.tsx'
import { ScopeFields } from './scope-fields.tsx'
import { useCorpChange } from './use-corp.ts'

export function AgentsPanel({ corp }: { readonly corp: Corp }) {
  const t = useTexts(agentTexts)
  const [isAdding, setAdding] = useState(false)
  const list = useQuery({
    queryKey: ['corp', 'agents'],
    queryFn: () => platform.call('GET /api/enterprise-account/agents', {}),
  })
  return (
    <>
      <div className="panel panel-row">
        <span className="quiet">
          {t.count(corp.agents.used, corp.agents.limit)}{' '}
          <Meter used={corp.agents.used} limit={corp.agents.limit} />
        </span>
        <Button onClick={() => setAdding(true)}>{t.add}</Button>
      </div>
      <Loaded query={list}>
        {({ agents, addressLimit }) =>
          agents.length === 0 ? (
            <div className="empty">
              <p className="quiet">{t.none}</p>
            </div>
          ) : (
            <>
              {agents.map((agent) => (
                <AgentCard key={agent.agentId} agent={agent} corp={corp} addressLimit={addressLimit} />
              ))}
            </>
          )
        }
      </Loaded>
      {isAdding && <AgentForm onClose={() => setAdding(false)} />}
    </>
  )
}

function AgentCard({
  agent,
  corp,
  addressLimit,
}: {
  readonly agent: CorpAgent
  readonly corp: Corp
  readonly addressLimit: number
}) {
  const t = useTexts(agentTexts)
  const [asked, setAsked] = useState<'edit' | 'remove' | 'scope' | 'secret'>()
  const close = () => setAsked(undefined)
  const params = { agentId: String(agent.agentId) }
  const { name, about, scope } = agent
  const switching = useCorpChange((isEnabled: boolean) =>
    platform.call('PUT /api/enterprise-account/agents/:agentId', {
      params,
      body: { name, about, isEnabled },
    }),
  )
  const secret = useCorpChange(
    () => platform.call('POST /api/enterprise-account/agents/:agentId/secret', { params }),
    close,
  )
  const isEmpty = scope.users.length + scope.departments.length + scope.tags.length === 0
  const titleId = `agent-${agent.agentId}`
  return (
    <section className="panel" aria-labelledby={titleId}>
      <div className="panel-row">
        <div className="app-head">
          {agent.iconUrl !== undefined && <img src={agent.iconUrl} alt="" width="40" height="40" />}
          <h2 id={titleId}>
            {name} <Tag variant="light">{t.kinds[agent.kind]}</Tag>
          </h2>
        </div>
        <label className="switch-row">
          <Switch
            value={agent.isEnabled}
            loading={switching.isPending}
            onChange={(on) => switching.mutate(on)}
          />
          <span>{agent.isEnabled ? t.isOn : t.isOff}</span>
        </label>
      </div>
      <Facts
        of={[
          ['AgentId', <code>{agent.agentId}</code>],
          ...(agent.appId === undefined ? [] : [['AppID', <code>{agent.appId}</code>] as const]),
          [t.secret, agent.hasSecret ? t.hasSecret : t.noSecret],
          [
            t.scope,
            isEmpty ? (
              <span className="refused">{t.scopeNobody}</span>
            ) : (
              t.scopeOf(scope.users.length, scope.departments.length, scope.tags.length)
            ),
          ],
          ...(about === '' ? [] : [[t.about, about] as const]),
        ]}
      />
      {secret.data && <ShownOnce title={t.secretOnce} text={secret.data.secret} isCopied />}
      <Refusal error={switching.error ?? secret.error} />
      <div className="actions panel-actions">
        <Button onClick={() => setAsked('scope')}>{t.setScope}</Button>
        <Button
          variant="outline"
          loading={secret.isPending}
          onClick={() => (agent.hasSecret ? setAsked('secret') : secret.mutate())}
        >
          {agent.hasSecret ? t.makeAnother : t.makeSecret}
        </Button>
        {agent.kind === 'own' && (
          <>
            <Button variant="outline" onClick={() => setAsked('edit')}>
              {t.edit}
            </Button>
            <Button variant="text" theme="danger" onClick={() => setAsked('remove')}>
              {t.remove}
            </Button>
          </>
        )}
      </div>
      <Addresses agent={agent} limit={addressLimit} />
      <AgentMessages agent={agent} corp={corp} />
      {asked === 'edit' && <AgentForm agent={agent} onClose={close} />}
      {asked === 'scope' && <ScopeForm agent={agent} corp={corp} onClose={close} />}
      {asked === 'secret' && (
        <Question
          title={t.makeAnotherQuestion}
          cancel={t.cancel}
          confirm={t.makeAnother}
          isBusy={secret.isPending}
          onConfirm={() => secret.mutate()}
          onClose={close}
        />
      )}
      {asked === 'remove' && (
        <Removal
          question={t.removeQuestion(name)}
          confirm={t.remove}
          remove={() => platform.call('DELETE /api/enterprise-account/agents/:agentId', { params })}
          onClose={close}
        />
      )}
    </section>
  )
}

/** Folded: most never set it. */
function Addresses({ agent, limit }: { readonly agent: CorpAgent; readonly limit: number }) {
  const t = useTexts(agentTexts)
  const save = useCorpChange(
    (body: CorpAgent['apiAddresses']) =>
      platform.call('PUT /api/enterprise-account/agents/:agentId/api-addresses', {
        params: { agentId: String(agent.agentId) },
        body,
      }),
    () => void MessagePlugin.success(t.addressesSaved),
  )
  return (
    <details>
      <summary>
        {t.addresses} · {agent.apiAddresses.isOn ? t.addressesOn : t.addressesOff}
      </summary>
      <AddressesForm
        title={t.addresses}
        hint={t.addressesHint}
        list={agent.apiAddresses}
        limit={limit}
        isBusy={save.isPending}
        error={save.error}
        onSave={(list) => save.mutate(list)}
      />
    </details>
  )
}

function AgentForm({ agent, onClose }: { readonly agent?: CorpAgent; onClose(): void }) {
  const t = useTexts(agentTexts)
  const [name, setName] = useState(agent?.name ?? '')
  const [about, setAbout] = useState(agent?.about ?? '')
  const save = useCorpChange(() => {
    const form = { name: name.trim(), about: about.trim() }
    return agent
      ? platform.call('PUT /api/enterprise-account/agents/:agentId', {
          params: { agentId: String(agent.agentId) },
          body: { ...form, isEnabled: agent.isEnabled },
        })
      : platform.call('POST /api/enterprise-account/agents', { body: form })
  }, onClose)
  return (
    <Question
      title={agent ? t.edit : t.add}
      cancel={t.cancel}
      confirm={t.save}
      isBusy={save.isPending}
      canConfirm={name.trim() !== ''}
      onConfirm={() => save.mutate()}
      onClose={onClose}
    >
      <Field label={t.name}>
        <Input value={name} onChange={setName} maxlength={16} autofocus />
      </Field>
      <Field label={t.about}>
        <Textarea value={about} onChange={setAbout} maxlength={120} autosize />
      </Field>
      <Refusal error={save.error} />
    </Question>
  )
}

function ScopeForm(props: { readonly agent: CorpAgent; readonly corp: Corp; onClose(): void }) {
  const t = useTexts(agentTexts)
  const { agent, corp, onClose } = props
  const [scope, setScope] = useState<VisibleScope>(agent.scope)
  const save = useCorpChange(
    () =>
      platform.call('PUT /api/enterprise-account/agents/:agentId/scope', {
        params: { agentId: String(agent.agentId) },
        body: scope,
      }),
    onClose,
  )
  return (
    <Question
      title={t.setScope}
      cancel={t.cancel}
      confirm={t.save}
      isBusy={save.isPending}
      onConfirm={() => save.mutate()}
      onClose={onClose}
    >
      <p className="quiet">{t.scopeHint}</p>
      <ScopeFields corp={corp} scope={scope} hasTags onChange={setScope} />
      <Refusal error={save.error} />
    </Question>
  )
}
