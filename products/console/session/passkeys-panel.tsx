/** One's passkeys: added, named, removed. */
import { useState } from 'react'
import { Input, Tag } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Passkey } from '@maque/protocol/platform/credentials.ts'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Question } from '../shell/question.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { When } from '../shell/when.tsx'
import { addPasskey, hasPasskeys } from './authenticator.ts'
import { securityTexts } from './security-texts.ts'

const queryKey = ['passkeys']

export function PasskeysPanel() {
  const t = useTexts(securityTexts)
  const [isAdding, setAdding] = useState(false)
  const passkeys = useQuery({
    queryKey,
    queryFn: async () => (await platform.call('GET /api/passkeys', {})).passkeys,
  })
  return (
    <section className="panel" aria-labelledby="passkeys">
      <h2 id="passkeys">{t.passkeys}</h2>
      <p className="quiet">{t.passkeysHint}</p>
      <Loaded query={passkeys}>
        {(list) =>
          list.length === 0 ? (
            <p className="quiet">{t.nonePasskeys}</p>
          ) : (
            <ul className="versions">
              {list.map((passkey) => (
                <li key={passkey.id}>
                  <PasskeyRow passkey={passkey} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {hasPasskeys() ? (
        <Button variant="outline" onClick={() => setAdding(true)}>
          {t.add}
        </Button>
      ) : (
        <p className="quiet">{t.notSupported}</p>
      )}
      {isAdding && <AddPasskey onClose={() => setAdding(false)} />}
    </section>
  )
}

function PasskeyRow({ passkey }: { readonly passkey: Passkey }) {
  const t = useTexts(securityTexts)
  const [asked, setAsked] = useState<'rename' | 'remove'>()
  const { name, createdAt, lastUsedAt, isSynced } = passkey
  const close = () => setAsked(undefined)
  return (
    <div className="panel-row">
      <div>
        <strong>{name}</strong>{' '}
        {isSynced && (
          <Tag variant="light" size="small">
            {t.synced}
          </Tag>
        )}
        <div className="quiet">
          {t.added} <When at={createdAt} />
          {lastUsedAt !== undefined && (
            <>
              {' · '}
              {t.lastUsed} <When at={lastUsedAt} />
            </>
          )}
        </div>
      </div>
      <span className="actions">
        <Button variant="text" onClick={() => setAsked('rename')}>
          {t.rename}
        </Button>
        <Button variant="text" theme="danger" onClick={() => setAsked('remove')}>
          {t.remove}
        </Button>
      </span>
      {asked === 'rename' && <Rename passkey={passkey} onClose={close} />}
      {asked === 'remove' && <Remove passkey={passkey} onClose={close} />}
    </div>
  )
}

interface AboutPasskey {
  readonly passkey: Passkey
  onClose(): void
}

function Rename({ passkey: { id, name: former }, onClose }: AboutPasskey) {
  const t = useTexts(securityTexts)
  const queries = useQueryClient()
  const [name, setName] = useState(former)
  const rename = useMutation({
    mutationFn: () =>
      platform.call('PATCH /api/passkeys/:passkeyId', { params: { passkeyId: id }, body: { name } }),
    onSuccess: async () => {
      onClose()
      await queries.invalidateQueries({ queryKey })
    },
  })
  return (
    <Question
      title={t.rename}
      cancel={t.cancel}
      confirm={t.save}
      isBusy={rename.isPending}
      canConfirm={name.trim() !== ''}
      onConfirm={() => rename.mutate()}
      onClose={onClose}
    >
      <Field label={t.passkeyName}>
        <Input value={name} onChange={setName} maxlength={60} autofocus />
      </Field>
      <Refusal error={rename.error} />
    </Question>
  )
}

function Remove({ passkey: { id, name }, onClose }: AboutPasskey) {
  const t = useTexts(securityTexts)
  const queries = useQueryClient()
  const remove = useMutation({
    mutationFn: () => platform.call('DELETE /api/passkeys/:passkeyId', { params: { passkeyId: id } }),
    onSuccess: async () => {
      onClose()
      await queries.invalidateQueries({ queryKey })
    },
  })
  return (
    <Question
      title={`${t.remove} · ${name}`}
      cancel={t.cancel}
      confirm={t.remove}
      isBusy={remove.isPending}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <p>{t.removeHint(name)}</p>
      <Refusal error={remove.error} />
    </Question>
  )
}

function AddPasskey({ onClose }: { onClose(): void }) {
  const t = useTexts(securityTexts)
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const add = useMutation({
    mutationFn: () => addPasskey(name.trim(), password),
    onSuccess: async () => {
      onClose()
      await queries.invalidateQueries({ queryKey })
    },
  })
  return (
    <Question
      title={t.add}
      cancel={t.cancel}
      confirm={t.add}
      isBusy={add.isPending}
      canConfirm={name.trim() !== '' && password !== ''}
      onConfirm={() => add.mutate()}
      onClose={onClose}
    >
      <Field label={t.passkeyName}>
        <Input value={name} onChange={setName} maxlength={60} autofocus />
      </Field>
      <Field label={t.present}>
        <Input type="password" value={password} onChange={setPassword} autocomplete="current-password" />
      </Field>
      <Refusal error={add.error} />
    </Question>
  )
}
