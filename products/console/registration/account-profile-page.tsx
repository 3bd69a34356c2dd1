/** What an account other than a mini program says of itself: its name, by which others see it, and an introduction. */
import { useState, type ReactNode } from 'react'
import { Input, MessagePlugin, Textarea } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Quota } from '@maque/protocol/platform/profile.ts'
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
    queryFn: () => platform.call('GET /api/account/profile', {}),
  })
  return (
    <>
      <div className="screen-head">
        <h1>{t.profile}</h1>
      </div>
      <Loaded query={profile}>
        {(of) => (
          <>
            <SetText
              key={`name ${of.name}`}
              id="account-name"
              label={t.items.name}
              quota={of.nameChanges}
              value={of.name ?? ''}
              save={(name) => platform.call('PUT /api/account/name', { body: { name } })}
            >
              {(name, onChange) => <Input value={name} onChange={onChange} maxlength={40} />}
            </SetText>
            <SetText
              key={`intro ${of.intro}`}
              id="account-intro"
              label={t.items.intro}
              quota={of.introChanges}
              value={of.intro}
              save={(intro) => platform.call('PUT /api/account/intro', { body: { intro } })}
            >
              {(intro, onChange) => (
                <Textarea value={intro} onChange={onChange} maxlength={120} autosize={{ minRows: 2 }} />
              )}
            </SetText>
          </>
        )}
      </Loaded>
    </>
  )
}

interface SetTextProps {
  readonly id: string
  readonly label: string
  readonly quota: Quota
  /** What stands. */
  readonly value: string
  readonly save: (text: string) => Promise<unknown>
  readonly children: (text: string, onChange: (text: string) => void) => ReactNode
}

/** One text, with how often it may still be changed. */
function SetText({ id, label, quota, value, save, children }: SetTextProps) {
  const t = useTexts(profileTexts)
  const queries = useQueryClient()
  const [text, setText] = useState(value)
  const set = useMutation({
    mutationFn: () => save(text),
    onSuccess: () => {
      void MessagePlugin.success(t.saved)
      return queries.invalidateQueries({ queryKey })
    },
  })
  return (
    <form
      className="panel narrow"
      aria-labelledby={id}
      onSubmit={(event) => {
        event.preventDefault()
        set.mutate()
      }}
    >
      <h2 id={id}>{label}</h2>
      <p>
        <QuotaText quota={quota} />
      </p>
      <Field label={label}>{children(text, setText)}</Field>
      <Refusal error={set.error} />
      <Button type="submit" loading={set.isPending} disabled={text.trim() === '' || text === value}>
        {t.save}
      </Button>
    </form>
  )
}
