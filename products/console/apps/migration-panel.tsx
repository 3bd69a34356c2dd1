/** Where a mini program leads its users, and which lead theirs into it: asked, agreed on, done. */
import { useState } from 'react'
import { Input, Tag } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { App } from '@maque/protocol/platform/apps.ts'
import type { AppMigration } from '@maque/protocol/platform/app-migrations.ts'
import { platform } from '../platform.ts'
import { AskedButton } from '../shell/asked-button.tsx'
import { Button } from '../shell/button.tsx'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { When } from '../shell/when.tsx'
import { migrationTexts } from './migration-texts.ts'

export function MigrationPanel({ app: { appId } }: { readonly app: App }) {
  const t = useTexts(migrationTexts)
  const list = useQuery({
    queryKey: ['migrations', appId],
    queryFn: () => platform.call('GET /api/apps/:appId/migrations', { params: { appId } }),
  })
  return (
    <section className="panel" aria-labelledby="migration">
      <h2 id="migration">{t.title}</h2>
      <p className="quiet">{t.hint}</p>
      <Loaded query={list}>
        {({ from, into, sources }) => (
          <>
            {from && (
              <>
                <h3>{t.leadsTo}</h3>
                <ul className="plain versions">
                  <Migration appId={appId} migration={from} />
                </ul>
              </>
            )}
            {into.length > 0 && (
              <>
                <h3>
                  {t.into} <span className="quiet">{`${sources.used} / ${sources.limit}`}</span>
                </h3>
                <ul className="plain versions">
                  {into.map((migration) => (
                    <Migration key={migration.id} appId={appId} migration={migration} />
                  ))}
                </ul>
              </>
            )}
            {!from && into.length === 0 && <p className="quiet">{t.none}</p>}
            {!from && <Ask appId={appId} />}
          </>
        )}
      </Loaded>
    </section>
  )
}

const themes = {
  asked: 'warning',
  frozen: 'warning',
  done: 'success',
  refused: 'default',
  revoked: 'default',
} as const

function Migration({ appId, migration }: { readonly appId: string; readonly migration: AppMigration }) {
  const t = useTexts(migrationTexts)
  const queries = useQueryClient()
  const { id, source, target, state, askedAt, until, doneAt } = migration
  const isOurs = source.appId === appId
  const other = isOurs ? target : source
  const params = { appId, migrationId: id }
  const onSettled = () => queries.invalidateQueries()
  const answer = useMutation({
    mutationFn: (isAccepted: boolean) =>
      platform.call('POST /api/apps/:appId/migrations/:migrationId/answer', { params, body: { isAccepted } }),
    onSettled,
  })
  const revoke = useMutation({
    mutationFn: () => platform.call('DELETE /api/apps/:appId/migrations/:migrationId', { params }),
    onSettled,
  })
  return (
    <li>
      <div className="panel-row">
        <span className="wrap">
          {other.name}{' '}
          <Tag theme={themes[state]} variant="light">
            {t.states[state]}
          </Tag>
          <br />
          <span className="quiet">
            <code>{other.appId}</code> ·{' '}
            {until !== undefined ? (
              <>
                {t.revocableUntil} <When at={until} />
              </>
            ) : doneAt !== undefined ? (
              <>
                {t.since} <When at={doneAt} />
              </>
            ) : (
              <When at={askedAt} />
            )}
          </span>
        </span>
        <span className="actions">
          {state === 'asked' && !isOurs && (
            <>
              <AskedButton
                label={t.accept}
                about={other.name}
                consequence={t.acceptHint}
                isBusy={answer.isPending}
                onConfirm={() => answer.mutate(true)}
              />
              <Button variant="outline" onClick={() => answer.mutate(false)}>
                {t.refuse}
              </Button>
            </>
          )}
          {(state === 'frozen' || (state === 'asked' && isOurs)) && (
            <AskedButton
              label={t.revoke}
              about={other.name}
              consequence={t.revokeHint}
              isBusy={revoke.isPending}
              onConfirm={() => revoke.mutate()}
            />
          )}
        </span>
      </div>
      <Refusal error={answer.error ?? revoke.error} />
    </li>
  )
}

function Ask({ appId }: { readonly appId: string }) {
  const t = useTexts(migrationTexts)
  const queries = useQueryClient()
  const [targetAppId, setTarget] = useState('')
  const ask = useMutation({
    mutationFn: () =>
      platform.call('POST /api/apps/:appId/migrations', {
        params: { appId },
        body: { targetAppId: targetAppId.trim() },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['migrations', appId] }),
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        ask.mutate()
      }}
    >
      <Field label={t.target} help={t.askHint}>
        <Input value={targetAppId} onChange={setTarget} maxlength={40} placeholder="wx…" />
      </Field>
      <Refusal error={ask.error} />
      <Button type="submit" theme="danger" loading={ask.isPending} disabled={targetAppId.trim() === ''}>
        {t.ask}
      </Button>
    </form>
  )
}
