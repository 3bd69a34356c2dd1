/** What an official account says of itself: its name, by which others see it, and an introduction. */
import { useState } from 'react'
import { Input, MessagePlugin, Textarea } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AccountProfile } from '@maque/protocol/platform/profile.ts'
import { platform } from '../platform.ts'
import { QuotaText } from '../profile/quota-text.tsx'
import { profileTexts } from '../profile/texts.ts'
import { Button } from '../shell/button.tsx'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'

const queryKey = ['account-profile']

export function AccountProfilePage() {
  const t = useTexts(profileTexts)
  const profile = useQuery({
    queryKey,
    queryFn: () => platform.call('GET /api/official-account/profile', {}),
  })
  return (
    <>
      <div className="screen-head">
        <h1>{t.profile}</h1>
      </div>
      <Loaded query={profile}>
        {(of) => (
          <>
            <SetName key={of.name} profile={of} />
            <SetIntro key={of.intro} profile={of} />
          </>
        )}
      </Loaded>
    </>
  )
}

function SetName({ profile }: { readonly profile: AccountProfile }) {
  const t = useTexts(profileTexts)
  const queries = useQueryClient()
  const [name, setName] = useState(profile.name ?? '')
  const set = useMutation({
    mutationFn: () => platform.call('PUT /api/official-account/name', { body: { name } }),
    onSuccess: () => {
      void MessagePlugin.success(t.saved)
      return queries.invalidateQueries({ queryKey })
    },
  })
  return (
    <form
      className="panel narrow"
      aria-labelledby="account-name"
      onSubmit={(event) => {
        event.preventDefault()
        set.mutate()
      }}
    >
      <h2 id="account-name">{t.items.name}</h2>
      <p>
        <QuotaText quota={profile.nameChanges} />
      </p>
      <Field label={t.items.name}>
        <Input value={name} onChange={setName} maxlength={40} />
      </Field>
      <Refusal error={set.error} />
      <Button
        type="submit"
        loading={set.isPending}
        disabled={name.trim() === '' || name === (profile.name ?? '')}
      >
        {t.save}
      </Button>
    </form>
  )
}

function SetIntro({ profile }: { readonly profile: AccountProfile }) {
  const t = useTexts(profileTexts)
  const queries = useQueryClient()
  const [intro, setIntro] = useState(profile.intro)
  const set = useMutation({
    mutationFn: () => platform.call('PUT /api/official-account/intro', { body: { intro } }),
    onSuccess: () => {
      void MessagePlugin.success(t.saved)
      return queries.invalidateQueries({ queryKey })
    },
  })
  return (
    <form
      className="panel narrow"
      aria-labelledby="account-intro"
      onSubmit={(event) => {
        event.preventDefault()
        set.mutate()
      }}
    >
      <h2 id="account-intro">{t.items.intro}</h2>
      <p>
        <QuotaText quota={profile.introChanges} />
      </p>
      <Field label={t.items.intro}>
        <Textarea value={intro} onChange={setIntro} maxlength={120} autosize={{ minRows: 2 }} />
      </Field>
      <Refusal error={set.error} />
      <Button type="submit" loading={set.isPending} disabled={intro.trim() === '' || intro === profile.intro}>
        {t.save}
      </Button>
    </form>
  )
}
