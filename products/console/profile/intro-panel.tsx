/** What the mini program is for, in its owner's words. */
import { useState } from 'react'
import { MessagePlugin, Textarea } from 'tdesign-react'
import { useMutation } from '@tanstack/react-query'
import type { Profile } from '@maque/protocol/platform/profile.ts'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { QuotaText } from './quota-text.tsx'
import { profileTexts } from './texts.ts'
import { useRefresh } from './use-profile.ts'

export function IntroPanel(props: { readonly profile: Profile; readonly mayManage: boolean }) {
  const t = useTexts(profileTexts)
  const refresh = useRefresh()
  const { appId, intro: current, introChanges } = props.profile
  const [intro, setIntro] = useState(current)
  const save = useMutation({
    mutationFn: () => platform.setIntro(appId, intro.trim()),
    onSuccess: async () => {
      void MessagePlugin.success(t.saved)
      await refresh()
    },
  })
  return (
    <form
      className="panel"
      aria-labelledby="intro"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <div className="panel-row">
        <h2 id="intro">{t.intro}</h2>
        <QuotaText quota={introChanges} />
      </div>
      {props.mayManage ? (
        <>
          <Field label={t.intro} help={t.introHint}>
            <Textarea value={intro} onChange={setIntro} maxlength={120} autosize />
          </Field>
          <Refusal error={save.error} />
          <Button type="submit" loading={save.isPending} disabled={intro.trim() === current}>
            {t.save}
          </Button>
        </>
      ) : (
        <p>{current}</p>
      )}
    </form>
  )
}
