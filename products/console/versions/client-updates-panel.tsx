/** Which versions people may go on with, and whether they wait for newer ones. */
import { useState } from 'react'
import { Input, MessagePlugin } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ClientUpdates, ClientUpdateSettings } from '@maque/protocol/platform/client-updates.ts'
import { platform } from '../platform.ts'
import { Facts } from '../registration/facts.tsx'
import { Button } from '../shell/button.tsx'
import { Choose } from '../shell/choose.tsx'
import { Field } from '../shell/field.tsx'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { Switch } from '../shell/switch.tsx'
import { clientUpdatesTexts } from './client-updates-texts.ts'

interface ClientUpdatesPanelProps {
  readonly appId: string
  readonly mayPublish: boolean
}

export function ClientUpdatesPanel({ appId, mayPublish }: ClientUpdatesPanelProps) {
  const t = useTexts(clientUpdatesTexts)
  const settings = useQuery({
    queryKey: ['client-updates', appId],
    queryFn: () => platform.call('GET /api/apps/:appId/client-updates', { params: { appId } }),
  })
  return (
    <section className="panel" aria-labelledby="client-updates">
      <h2 id="client-updates">{t.clientUpdates}</h2>
      <p className="quiet">{t.clientUpdatesHint}</p>
      <Loaded query={settings}>
        {(settings) =>
          mayPublish ? (
            <ClientUpdatesForm appId={appId} settings={settings} />
          ) : (
            <ClientUpdatesFacts settings={settings} />
          )
        }
      </Loaded>
    </section>
  )
}

/** For who may not change it. */
function ClientUpdatesFacts({ settings }: Pick<ClientUpdatesFormProps, 'settings'>) {
  const t = useTexts(clientUpdatesTexts)
  const oldest = settings.versions.find(({ releaseId }) => releaseId === settings.minimumReleaseId)
  return (
    <Facts
      of={[
        [t.oldestVersion, oldest?.version ?? t.anyVersion],
        [t.prefersLocal, settings.prefersLocal ? t.yes : t.no],
        [t.minimumBaseLibrary, settings.minimumBaseLibrary ?? t.anyVersion],
      ]}
    />
  )
}

/** Not the id of a version. */
const ANY = ''

interface ClientUpdatesFormProps {
  readonly appId: string
  readonly settings: ClientUpdateSettings
}

function ClientUpdatesForm({
  appId,
  settings: { versions, baseLibrary, ...settings },
}: ClientUpdatesFormProps) {
  const t = useTexts(clientUpdatesTexts)
  const { language } = useLanguage()
  const [library, setLibrary] = useState(settings.minimumBaseLibrary ?? '')
  const queries = useQueryClient()
  const save = useMutation({
    mutationFn: (body: ClientUpdates) =>
      platform.call('PUT /api/apps/:appId/client-updates', { params: { appId }, body }),
    onSuccess: () => {
      void MessagePlugin.success(t.saved)
      return queries.invalidateQueries({ queryKey: ['client-updates', appId] })
    },
  })
  const dayOf = (at: string): string => new Date(at).toLocaleDateString(language === 'zh' ? 'zh-CN' : 'en')
  // One that was taken back, or is too long ago, keeps nothing out any more.
  const isUsable = versions.some(({ releaseId }) => releaseId === settings.minimumReleaseId)
  const current: ClientUpdates = isUsable ? settings : { ...settings, minimumReleaseId: null }
  const names = {
    [ANY]: t.anyVersion,
    ...Object.fromEntries(
      versions.map(({ releaseId, version, onlineAt }) => [
        releaseId,
        t.versionOnlineSince(version, dayOf(onlineAt)),
      ]),
    ),
  }
  return (
    <>
      {versions.length === 0 ? (
        <p className="quiet">{t.neverOnline}</p>
      ) : (
        <Choose<string>
          label={t.oldestVersion}
          names={names}
          value={current.minimumReleaseId ?? ANY}
          onChoose={(chosen) => save.mutate({ ...current, minimumReleaseId: chosen === ANY ? null : chosen })}
        />
      )}
      <label className="switch-row">
        <Switch
          value={current.prefersLocal}
          loading={save.isPending}
          onChange={(prefersLocal) => save.mutate({ ...current, prefersLocal })}
        />{' '}
        <span>{t.prefersLocal}</span>
      </label>
      <p className="quiet">{t.prefersLocalHint}</p>
      <form
        className="panel-row"
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate({ ...current, minimumBaseLibrary: library.trim() === '' ? null : library.trim() })
        }}
      >
        <Field label={t.minimumBaseLibrary} help={t.minimumBaseLibraryHint(baseLibrary)}>
          <Input value={library} onChange={setLibrary} placeholder={baseLibrary} maxlength={20} />
        </Field>
        <Button
          type="submit"
          variant="outline"
          loading={save.isPending}
          disabled={library.trim() === (settings.minimumBaseLibrary ?? '')}
        >
          {t.save}
        </Button>
      </form>
      <Refusal error={save.error} />
    </>
  )
}
