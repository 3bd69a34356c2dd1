/** The mini program's name: checked, changed, perhaps audited; and the names it had. */
import { useState } from 'react'
import { Alert, Input, MessagePlugin } from 'tdesign-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { Document, NameCheck, NameTaken, Profile } from '@maque/protocol/platform/profile.ts'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { Field } from '../shell/field.tsx'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { shellTexts } from '../shell/texts.ts'
import { When } from '../shell/when.tsx'
import { DocumentsField } from './documents-field.tsx'
import { QuotaText } from './quota-text.tsx'
import { profileTexts } from './texts.ts'
import { useRefresh } from './use-profile.ts'

export function NamePanel(props: { readonly profile: Profile; readonly mayManage: boolean }) {
  const t = useTexts(profileTexts)
  const { profile, mayManage } = props
  return (
    <section className="panel" aria-labelledby="name">
      <div className="panel-row">
        <h2 id="name">{t.name}</h2>
        <QuotaText quota={profile.nameChanges} />
      </div>
      <p>
        <strong>{profile.isUnnamed ? t.unnamed : profile.name}</strong>
      </p>
      {profile.nameTaken && <NameLost taken={profile.nameTaken} />}
      <Waiting profile={profile} mayManage={mayManage} />
      {mayManage && profile.nameApplication?.state !== 'pending' && <EditName profile={profile} />}
      <History appId={profile.appId} />
    </section>
  )
}

function EditName({ profile: { appId, name: current, isUnnamed } }: { readonly profile: Profile }) {
  const t = useTexts(profileTexts)
  const refresh = useRefresh()
  const [name, setName] = useState(isUnnamed ? '' : current)
  const [documents, setDocuments] = useState<readonly Document[]>([])
  const check = useMutation({
    mutationFn: () =>
      platform.call('POST /api/apps/:appId/name/check', { params: { appId }, body: { name: name.trim() } }),
  })
  const save = useMutation({
    mutationFn: () =>
      platform.call('PUT /api/apps/:appId/name', {
        params: { appId },
        body: { name: name.trim(), documentIds: documents.map(({ documentId }) => documentId) },
      }),
    onSuccess: async () => {
      void MessagePlugin.success(t.saved)
      setDocuments([])
      check.reset()
      await refresh()
    },
  })
  const isSame = name.trim() === '' || name.trim() === current
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <Field label={t.name} help={t.nameHint}>
        <Input
          value={name}
          onChange={(text) => {
            setName(text)
            check.reset()
            save.reset()
          }}
          maxlength={30}
        />
      </Field>
      {check.data && <CheckAnswer check={check.data} />}
      {check.data?.verdict === 'audit' && (
        <DocumentsField
          appId={appId}
          label={t.nameDocuments}
          documents={documents}
          onAdded={(document) => setDocuments([...documents, document])}
        />
      )}
      <Refusal error={check.error ?? save.error} />
      <div className="actions">
        <Button variant="outline" loading={check.isPending} disabled={isSame} onClick={() => check.mutate()}>
          {t.check}
        </Button>
        <Button type="submit" loading={save.isPending} disabled={isSame}>
          {t.save}
        </Button>
      </div>
    </form>
  )
}

function CheckAnswer({ check: { verdict, problem } }: { readonly check: NameCheck }) {
  const t = useTexts(profileTexts)
  const { language } = useLanguage()
  const { rule } = useTexts(shellTexts)
  const [holder] = problem?.rule?.occupiedBy ?? []
  const said = verdict === 'refused' ? (problem?.message[language] ?? '') : t.verdicts[verdict]
  return (
    <div role="status">
      <Alert
        className="form-alert"
        theme={verdict === 'free' ? 'success' : verdict === 'audit' ? 'warning' : 'error'}
        title={said}
        message={
          problem?.rule && (
            <ul className="plain">
              {holder && (
                <li>
                  {t.heldBy(holder.label)}
                  {holder.since !== undefined && (
                    <>
                      {' · '}
                      <When at={holder.since} />
                    </>
                  )}
                </li>
              )}
              <li>
                {rule} <code>{problem.rule.id}</code>
              </li>
            </ul>
          )
        }
      />
    </div>
  )
}

/** What it lost to who claimed it. */
function NameLost({ taken: { name, at, because, reason } }: { readonly taken: NameTaken }) {
  const t = useTexts(profileTexts)
  const { language } = useLanguage()
  return (
    <div role="status">
      <Alert
        className="form-alert"
        theme="warning"
        title={t.nameLost(name)}
        message={
          <>
            <When at={at} /> {because?.[language]} {reason}
          </>
        }
      />
    </div>
  )
}

function Waiting({
  profile: { appId, nameApplication },
  mayManage,
}: {
  readonly profile: Profile
  readonly mayManage: boolean
}) {
  const t = useTexts(profileTexts)
  const { language } = useLanguage()
  const refresh = useRefresh()
  const takeBack = useMutation({
    mutationFn: () => platform.call('DELETE /api/apps/:appId/name/application', { params: { appId } }),
    onSuccess: refresh,
  })
  if (!nameApplication || nameApplication.state === 'approved' || nameApplication.state === 'withdrawn') {
    return null
  }
  const { name, state, reason, because } = nameApplication
  return (
    <div role="status">
      <Alert
        className="form-alert"
        theme={state === 'pending' ? 'info' : 'warning'}
        title={`${name} · ${t.applicationStates[state]}`}
        message={[because?.[language], reason].filter(Boolean).join(' ')}
        operation={
          state === 'pending' && mayManage ? (
            <Button variant="text" loading={takeBack.isPending} onClick={() => takeBack.mutate()}>
              {t.takeBack}
            </Button>
          ) : undefined
        }
      />
      <Refusal error={takeBack.error} />
    </div>
  )
}

function History({ appId }: { readonly appId: string }) {
  const t = useTexts(profileTexts)
  const [isOpen, setOpen] = useState(false)
  const history = useQuery({
    queryKey: ['name-history', appId],
    queryFn: () => platform.call('GET /api/apps/:appId/name/history', { params: { appId } }),
    enabled: isOpen,
  })
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t.history}</summary>
      {isOpen && (
        <Loaded query={history}>
          {({ changes }) => (
            <ul className="plain">
              {changes.map(({ from, to, at, cause }) => (
                <li key={at + to}>
                  {from || t.unnamed} → {to || t.unnamed} · {t.causes[cause]} · <When at={at} />
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      )}
    </details>
  )
}
