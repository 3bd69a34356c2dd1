/** What an owner says of a mini program: name, introduction, icon and members. */
import { AssociationsPanel } from './associations-panel.tsx'
import { useState } from 'react'
import { Alert, Button, Input, MessagePlugin, Textarea } from 'tdesign-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { App } from '@maque/protocol/platform/apps.ts'
import { platform, refusalText } from '../platform.ts'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Field } from '../shell/field.tsx'
import { IconPanel } from './icon-panel.tsx'
import { MembersPanel } from './members-panel.tsx'
import { appTexts } from './texts.ts'

export function AppSettings({ app }: { readonly app: App }) {
  return (
    <>
      <Profile app={app} />
      <IconPanel app={app} />
      <MembersPanel app={app} />
      <AssociationsPanel app={app} />
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
