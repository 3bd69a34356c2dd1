/** What an owner says of a mini program: name, introduction, icon, members, domains, upload keys. */
import { useState } from 'react'
import { Alert, Button, Input, MessagePlugin, Textarea } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { App } from '@maque/protocol/platform/apps.ts'
import { platform, refusalText } from '../platform.ts'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Field } from '../shell/field.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { When } from '../shell/when.tsx'
import { DomainsPanel } from './domains-panel.tsx'
import { IconPanel } from './icon-panel.tsx'
import { MembersPanel } from './members-panel.tsx'
import { appTexts } from './texts.ts'

export function AppSettings({ app }: { readonly app: App }) {
  return (
    <>
      <Profile app={app} />
      <IconPanel app={app} />
      <MembersPanel app={app} />
      <DomainsPanel app={app} />
      <UploadTokens app={app} />
    </>
  )
}

function Profile({ app }: { readonly app: App }) {
  const t = useTexts(appTexts)
  const { language } = useLanguage()
  const queries = useQueryClient()
  const [name, setName] = useState(app.name)
  const [intro, setIntro] = useState(app.intro)
  const save = useMutation({
    mutationFn: () => platform.updateApp(app.appId, { name: name.trim(), intro: intro.trim() }),
    onSuccess: async () => {
      void MessagePlugin.success(t.saved)
      await queries.invalidateQueries()
    },
  })
  return (
    <section className="panel">
      <Field label={t.name} help={t.nameHint}>
        <Input value={name} onChange={setName} maxlength={30} />
      </Field>
      <Field label={t.intro} help={t.introHint}>
        <Textarea value={intro} onChange={setIntro} maxlength={120} autosize />
      </Field>
      {save.error && (
        <Alert theme="error" message={refusalText(save.error, language)} className="form-alert" />
      )}
      <p>
        <Button
          loading={save.isPending}
          disabled={name === app.name && intro === app.intro}
          onClick={() => save.mutate()}
        >
          {t.save}
        </Button>
      </p>
    </section>
  )
}

function UploadTokens({ app }: { readonly app: App }) {
  const t = useTexts(appTexts)
  const { language } = useLanguage()
  const queries = useQueryClient()
  const queryKey = ['tokens', app.appId]
  const [label, setLabel] = useState('')
  const tokens = useQuery({ queryKey, queryFn: () => platform.uploadTokens(app.appId) })
  const create = useMutation({
    mutationFn: () => platform.createUploadToken(app.appId, label.trim()),
    onSuccess: () => {
      setLabel('')
      return queries.invalidateQueries({ queryKey })
    },
  })
  const revoke = useMutation({
    mutationFn: (id: string) => platform.revokeUploadToken(app.appId, id),
    onSettled: () => queries.invalidateQueries({ queryKey }),
  })
  return (
    <section className="panel" aria-labelledby="tokens">
      <h2 id="tokens">{t.tokens}</h2>
      <p className="quiet">{t.tokensHint}</p>
      <div className="panel-row">
        <Field label={t.tokenLabel}>
          <Input value={label} onChange={setLabel} maxlength={60} />
        </Field>
        <Button loading={create.isPending} disabled={label.trim() === ''} onClick={() => create.mutate()}>
          {t.newToken}
        </Button>
      </div>
      {create.error && (
        <Alert theme="error" message={refusalText(create.error, language)} className="form-alert" />
      )}
      {create.data && (
        <Alert
          theme="warning"
          title={t.tokenOnce}
          message={<code className="command">{create.data.token}</code>}
          className="form-alert"
        />
      )}
      <Loaded query={tokens}>
        {(list) => (
          <ul className="versions">
            {list.map((token) => (
              <li key={token.id} className="panel-row">
                <span>
                  {token.label}
                  <br />
                  <span className="quiet">
                    {token.lastUsedAt ? (
                      <>
                        {t.lastUsed} <When at={token.lastUsedAt} />
                      </>
                    ) : (
                      t.neverUsed
                    )}
                  </span>
                </span>
                <Button variant="text" theme="danger" onClick={() => revoke.mutate(token.id)}>
                  {t.revoke}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  )
}
