/** Whether users can open the mini program, and whether searching finds it. */
import { useState } from 'react'
import { Alert, Input, MessagePlugin } from 'tdesign-react'
import { useMutation } from '@tanstack/react-query'
import type { Profile } from '@maque/protocol/platform/profile.ts'
import { Colon } from '../shell/colon.tsx'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { Switch } from '../shell/switch.tsx'
import { profileTexts } from './texts.ts'
import { useRefresh } from './use-profile.ts'

interface OpennessProps {
  readonly profile: Profile
  readonly mayManage: boolean
  readonly maySuspend: boolean
}

export function OpennessPanel({ profile, mayManage, maySuspend }: OpennessProps) {
  const t = useTexts(profileTexts)
  return (
    <section className="panel" aria-labelledby="openness">
      <h2 id="openness">{t.openness}</h2>
      <Searchable profile={profile} mayManage={mayManage} />
      <p>
        {t.service}
        <Colon />
        {profile.suspension ? t.serviceSuspended(profile.suspension.message) : t.serviceOpen}
      </p>
      {maySuspend && <Service profile={profile} />}
    </section>
  )
}

function Searchable({ profile, mayManage }: { readonly profile: Profile; readonly mayManage: boolean }) {
  const t = useTexts(profileTexts)
  const refresh = useRefresh()
  const { appId, isSearchable } = profile
  const set = useMutation({
    mutationFn: (value: boolean) =>
      platform.call('PUT /api/apps/:appId/discoverability', {
        params: { appId },
        body: { isSearchable: value },
      }),
    onSuccess: refresh,
  })
  return (
    <>
      <div className="panel-row">
        <span>
          {t.searchable}
          <br />
          <small className="quiet">{t.searchableHint}</small>
        </span>
        <Switch
          value={isSearchable}
          loading={set.isPending}
          disabled={!mayManage}
          onChange={(value) => set.mutate(value)}
          aria-label={t.searchable}
        />
      </div>
      <Refusal error={set.error} />
    </>
  )
}

function Service({ profile: { appId, suspension } }: { readonly profile: Profile }) {
  const t = useTexts(profileTexts)
  const refresh = useRefresh()
  const params = { appId }
  const [message, setMessage] = useState('')
  const change = useMutation({
    mutationFn: () =>
      suspension
        ? platform.call('DELETE /api/apps/:appId/suspension', { params })
        : platform.call('PUT /api/apps/:appId/suspension', { params, body: { message: message.trim() } }),
    onSuccess: async () => {
      setMessage('')
      void MessagePlugin.success(t.saved)
      await refresh()
    },
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        change.mutate()
      }}
    >
      {suspension ? (
        <Alert className="form-alert" theme="warning" message={t.serviceSuspended(suspension.message)} />
      ) : (
        <Field label={t.message} help={t.messageHint}>
          <Input value={message} onChange={setMessage} maxlength={100} />
        </Field>
      )}
      <Refusal error={change.error} />
      <Button
        type="submit"
        variant="outline"
        theme={suspension ? 'primary' : 'danger'}
        loading={change.isPending}
        disabled={!suspension && message.trim() === ''}
      >
        {suspension ? t.resume : t.suspend}
      </Button>
    </form>
  )
}
