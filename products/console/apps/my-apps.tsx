/** The mini programs of the person who is signed in, and the way to a new one. */
import { useState } from 'react'
import { Input, Tag, Textarea } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useLocation } from 'wouter'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { useTexts } from '../shell/language-context.tsx'
import { Field } from '../shell/field.tsx'
import { Question } from '../shell/question.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { WaitingRegistrations } from '../third-party/program-registration-page.tsx'
import { ImportApp } from '../transfer/import-app.tsx'
import { transferTexts } from '../transfer/texts.ts'
import { HeldAccounts } from './held-accounts.tsx'
import { Invitations } from './invitations.tsx'
import { appTexts } from './texts.ts'

export function MyApps() {
  const t = useTexts(appTexts)
  const transfer = useTexts(transferTexts)
  const [isCreating, setCreating] = useState(false)
  const [isImporting, setImporting] = useState(false)
  const apps = useQuery({ queryKey: ['apps'], queryFn: () => platform.myApps() })
  return (
    <>
      <div className="screen-head">
        <h1>{t.mine}</h1>
        <div className="actions">
          <Button variant="outline" onClick={() => setImporting(true)}>
            {transfer.import}
          </Button>
          <Button onClick={() => setCreating(true)}>{t.create}</Button>
        </div>
      </div>
      <Invitations />
      <WaitingRegistrations />
      <Loaded query={apps}>
        {(list) =>
          list.length === 0 ? (
            <div className="empty">
              <p>{t.none}</p>
              <p className="quiet">{t.noneHint}</p>
            </div>
          ) : (
            <ul className="app-cards">
              {list.map((app) => (
                <li key={app.appId}>
                  <Link href={`/apps/${app.appId}`} className="app-card">
                    <img src={app.iconUrl} alt="" width="48" height="48" />
                    <span className="app-card-text">
                      <strong>{app.name}</strong>
                      <span className="quiet one-line">{app.intro}</span>
                    </span>
                    <Tag theme={app.isOnline ? 'success' : 'default'} variant="light">
                      {app.isOnline ? t.online : t.notOnline}
                    </Tag>
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <HeldAccounts />
      {isCreating && <CreateApp onClose={() => setCreating(false)} />}
      {isImporting && <ImportApp onClose={() => setImporting(false)} />}
    </>
  )
}

function CreateApp({ onClose }: { onClose(): void }) {
  const t = useTexts(appTexts)
  const queries = useQueryClient()
  const [, go] = useLocation()
  const [name, setName] = useState('')
  const [intro, setIntro] = useState('')
  const create = useMutation({
    mutationFn: () => platform.createApp({ name: name.trim(), intro: intro.trim() }),
    onSuccess: ({ appId }) => {
      void queries.invalidateQueries({ queryKey: ['apps'] })
      onClose()
      go(`/apps/${appId}`)
    },
  })
  return (
    <Question
      title={t.create}
      cancel={t.cancel}
      confirm={t.create}
      isBusy={create.isPending}
      canConfirm={name.trim() !== ''}
      onConfirm={() => create.mutate()}
      onClose={onClose}
    >
      <Field label={t.name} help={t.nameHint}>
        <Input value={name} onChange={setName} maxlength={30} autofocus />
      </Field>
      <Field label={t.intro} help={t.introHint}>
        <Textarea value={intro} onChange={setIntro} maxlength={120} autosize />
      </Field>
      <Refusal error={create.error} />
    </Question>
  )
}
