/** Names that the owner claims from other accounts. */
import { useState } from 'react'
import { Input, MessagePlugin, Tag, Textarea } from 'tdesign-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { Document, NameDispute } from '@maque/protocol/platform/profile.ts'
import { Colon } from '../shell/colon.tsx'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { Field } from '../shell/field.tsx'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { When } from '../shell/when.tsx'
import { DocumentsField } from './documents-field.tsx'
import { profileTexts } from './texts.ts'
import { useRefresh } from './use-profile.ts'

export function DisputesPanel({ appId }: { readonly appId: string }) {
  const t = useTexts(profileTexts)
  const disputes = useQuery({
    queryKey: ['name-disputes', appId],
    queryFn: () => platform.call('GET /api/apps/:appId/name-disputes', { params: { appId } }),
  })
  return (
    <section className="panel" aria-labelledby="disputes">
      <h2 id="disputes">{t.disputes}</h2>
      <p className="quiet">{t.disputesHint}</p>
      <Loaded query={disputes}>
        {(list) => (
          <ul className="plain versions">
            {list.disputes.map((dispute) => (
              <li key={dispute.id}>
                <Dispute appId={appId} dispute={dispute} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <details>
        <summary>{t.claim}</summary>
        <Claim appId={appId} />
      </details>
    </section>
  )
}

function Dispute({ appId, dispute }: { readonly appId: string; readonly dispute: NameDispute }) {
  const t = useTexts(profileTexts)
  const refresh = useRefresh()
  const { language } = useLanguage()
  const { id: disputeId, name, state, reason, because, createdAt } = dispute
  const takeBack = useMutation({
    mutationFn: () =>
      platform.call('DELETE /api/apps/:appId/name-disputes/:disputeId', { params: { appId, disputeId } }),
    onSuccess: refresh,
  })
  return (
    <>
      <div className="panel-row">
        <span>
          {name} · <When at={createdAt} />
        </span>
        <span className="actions">
          <Tag variant="light" theme={state === 'upheld' ? 'success' : 'default'}>
            {t.disputeStates[state]}
          </Tag>
          {state === 'open' && (
            <Button variant="text" loading={takeBack.isPending} onClick={() => takeBack.mutate()}>
              {t.takeBack}
            </Button>
          )}
        </span>
      </div>
      {(because ?? reason) !== undefined && (
        <p>
          {t.reason}
          <Colon />
          {because?.[language]} {reason}
        </p>
      )}
      <Refusal error={takeBack.error} />
    </>
  )
}

function Claim({ appId }: { readonly appId: string }) {
  const t = useTexts(profileTexts)
  const refresh = useRefresh()
  const [name, setName] = useState('')
  const [ground, setGround] = useState('')
  const [documents, setDocuments] = useState<readonly Document[]>([])
  const claim = useMutation({
    mutationFn: () =>
      platform.call('POST /api/apps/:appId/name-disputes', {
        params: { appId },
        body: {
          name: name.trim(),
          ground: ground.trim(),
          documentIds: documents.map(({ documentId }) => documentId),
        },
      }),
    onSuccess: async () => {
      setName('')
      setGround('')
      setDocuments([])
      void MessagePlugin.success(t.saved)
      await refresh()
    },
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        claim.mutate()
      }}
    >
      <Field label={t.claimedName}>
        <Input value={name} onChange={setName} maxlength={30} />
      </Field>
      <Field label={t.ground}>
        <Textarea value={ground} onChange={setGround} maxlength={1000} autosize={{ minRows: 3 }} />
      </Field>
      <DocumentsField
        appId={appId}
        label={t.nameDocuments}
        documents={documents}
        onAdded={(document) => setDocuments([...documents, document])}
      />
      <Refusal error={claim.error} />
      <Button
        type="submit"
        variant="outline"
        loading={claim.isPending}
        disabled={name.trim() === '' || ground.trim() === ''}
      >
        {t.claim}
      </Button>
    </form>
  )
}
