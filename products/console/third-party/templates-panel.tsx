/** From which mini programs drafts come, and which of them are templates. */
import { useState } from 'react'
import { Input } from 'tdesign-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Draft } from '@maque/protocol/platform/third-party.ts'
import { platform } from '../platform.ts'
import { FollowedTicket } from '../registration/followed-ticket.tsx'
import { AskedButton } from '../shell/asked-button.tsx'
import { Button } from '../shell/button.tsx'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { When } from '../shell/when.tsx'
import type { ShownPlatform } from './platform-page.tsx'
import { thirdPartyTexts } from './texts.ts'

export function TemplatesPanel({ shown }: { readonly shown: ShownPlatform }) {
  return (
    <>
      <Templates shown={shown} />
      <Drafts shown={shown} />
      <DevelopmentApps shown={shown} />
    </>
  )
}

function useReadAgain() {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['third-party-platform'] })
}

function Templates({
  shown: { platform: own, templates, templateLimit },
}: {
  readonly shown: ShownPlatform
}) {
  const t = useTexts(thirdPartyTexts)
  const readAgain = useReadAgain()
  const remove = useMutation({
    mutationFn: (templateId: number) =>
      platform.call('DELETE /api/third-party-platforms/:componentAppId/templates/:templateId', {
        params: { componentAppId: own.componentAppId, templateId: String(templateId) },
      }),
    onSettled: readAgain,
  })
  return (
    <section className="panel" aria-labelledby="templates">
      <h2 id="templates">{t.templates}</h2>
      <p className="quiet">
        {templates.length} / {templateLimit}
      </p>
      {templates.length === 0 && <p className="quiet">{t.noTemplates}</p>}
      <Refusal error={remove.error} />
      <ul className="versions">
        {templates.map((template) => (
          <li key={template.templateId} className="panel-row">
            <span className="wrap">
              {t.templateId} <code>{template.templateId}</code>
              <br />
              <Described draft={template} />
            </span>
            <AskedButton
              label={t.remove}
              about={`${t.templateId} ${template.templateId}`}
              consequence={t.removeTemplateHint}
              isBusy={remove.isPending}
              onConfirm={() => remove.mutate(template.templateId)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Described({ draft }: { readonly draft: Draft }) {
  return (
    <>
      {draft.appName} {draft.version}
      <br />
      <span className="quiet">
        {draft.description && <>{draft.description} · </>}
        {draft.developer} · <When at={draft.createdAt} />
      </span>
    </>
  )
}

function Drafts({ shown: { platform: own, drafts } }: { readonly shown: ShownPlatform }) {
  const t = useTexts(thirdPartyTexts)
  const readAgain = useReadAgain()
  const add = useMutation({
    mutationFn: (draftId: number) =>
      platform.call('POST /api/third-party-platforms/:componentAppId/templates', {
        params: { componentAppId: own.componentAppId },
        body: { draftId },
      }),
    onSettled: readAgain,
  })
  return (
    <section className="panel" aria-labelledby="drafts">
      <h2 id="drafts">{t.drafts}</h2>
      {drafts.length === 0 && <p className="quiet">{t.noDrafts}</p>}
      <Refusal error={add.error} />
      <ul className="versions">
        {drafts.map((draft) => (
          <li key={draft.draftId} className="panel-row">
            <span className="wrap">
              <Described draft={draft} />
            </span>
            <Button
              variant="outline"
              aria-label={`${t.makeTemplate} · ${draft.appName} ${draft.version}`}
              loading={add.isPending}
              onClick={() => add.mutate(draft.draftId)}
            >
              {t.makeTemplate}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function DevelopmentApps({ shown: { platform: own, developmentApps } }: { readonly shown: ShownPlatform }) {
  const t = useTexts(thirdPartyTexts)
  const readAgain = useReadAgain()
  const [appId, setAppId] = useState('')
  const { componentAppId } = own
  const ask = useMutation({
    mutationFn: (wanted: string) =>
      platform.call('POST /api/third-party-platforms/:componentAppId/development-apps', {
        params: { componentAppId },
        body: { appId: wanted },
      }),
  })
  const confirm = useMutation({
    mutationFn: ({ wanted, ticketId }: { readonly wanted: string; readonly ticketId: string }) =>
      platform.call('POST /api/third-party-platforms/:componentAppId/development-apps/:appId/confirmation', {
        params: { componentAppId, appId: wanted },
        body: { ticketId },
      }),
    onSuccess: () => {
      setAppId('')
      ask.reset()
      return readAgain()
    },
  })
  const remove = useMutation({
    mutationFn: (gone: string) =>
      platform.call('DELETE /api/third-party-platforms/:componentAppId/development-apps/:appId', {
        params: { componentAppId, appId: gone },
      }),
    onSettled: readAgain,
  })
  const { data: asked, variables: wanted = '' } = ask
  return (
    <form
      className="panel"
      aria-label={t.developmentApps}
      onSubmit={(event) => {
        event.preventDefault()
        confirm.reset()
        ask.mutate(appId.trim())
      }}
    >
      <h2>{t.developmentApps}</h2>
      <p className="quiet">{t.developmentAppsHint}</p>
      <p className="quiet">{t.directCommitHint}</p>
      <ul className="versions">
        {developmentApps.map(({ appId: id, name }) => (
          <li key={id} className="panel-row">
            <span className="wrap">
              {name}
              <br />
              <code className="quiet">{id}</code>
            </span>
            <AskedButton
              label={t.remove}
              about={name}
              consequence={t.removeAppHint}
              isBusy={remove.isPending}
              onConfirm={() => remove.mutate(id)}
            />
          </li>
        ))}
      </ul>
      <Field label={t.appId}>
        <Input value={appId} onChange={setAppId} maxlength={40} />
      </Field>
      <Refusal error={ask.error ?? confirm.error ?? remove.error} isOfTypedId />
      <Button type="submit" variant="outline" loading={ask.isPending} disabled={appId.trim() === ''}>
        {t.add}
      </Button>
      {asked && (
        <FollowedTicket
          key={asked.ticket.id}
          ticket={asked.ticket}
          hint={t.scanHint}
          onConfirmed={(ticketId) => confirm.mutate({ wanted, ticketId })}
        />
      )}
    </form>
  )
}
