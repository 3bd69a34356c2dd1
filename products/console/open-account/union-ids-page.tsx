/** Who somebody is to two accounts of an Open account: two OpenIDs, and one UnionID while both are bound. */
import { useState } from 'react'
import { Alert, Input } from 'tdesign-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { TestedIdentity } from '@maque/protocol/platform/open-accounts.ts'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { Facts } from '../registration/facts.tsx'
import { Choose } from '../shell/choose.tsx'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { openAccountTexts } from './texts.ts'

export function UnionIdsPage() {
  const t = useTexts(openAccountTexts)
  const known = useQuery({
    queryKey: ['identities'],
    queryFn: () => platform.call('GET /api/open-account/identities', { query: {} }),
  })
  return (
    <>
      <div className="screen-head">
        <div>
          <h1>{t.tester}</h1>
          <p className="quiet">{t.testerHint}</p>
        </div>
      </div>
      <Loaded query={known}>
        {({ identities }) => {
          const [first, second] = identities
          return first && second ? (
            <Tester known={identities} first={first.publicId} second={second.publicId} />
          ) : (
            <Alert theme="info" message={t.needsTwo} />
          )
        }}
      </Loaded>
    </>
  )
}

function Tester(props: {
  readonly known: readonly TestedIdentity[]
  readonly first: string
  readonly second: string
}) {
  const t = useTexts(openAccountTexts)
  const [user, setUser] = useState('')
  const [first, setFirst] = useState(props.first)
  const [second, setSecond] = useState(props.second)
  const look = useMutation({
    mutationFn: async () => {
      const query = user.trim() === '' ? {} : { user: user.trim() }
      return (await platform.call('GET /api/open-account/identities', { query })).identities
    },
  })
  const names = Object.fromEntries(
    props.known.map(({ publicId, name, isBound }) => [
      publicId,
      `${name} · ${publicId}${isBound ? '' : ` · ${t.unbound}`}`,
    ]),
  )
  const found = (look.data ?? []).filter(({ publicId }) => publicId === first || publicId === second)
  return (
    <form
      className="panel narrow"
      aria-label={t.tester}
      onSubmit={(event) => {
        event.preventDefault()
        look.mutate()
      }}
    >
      <Field label={t.user} help={t.userHint}>
        <Input value={user} onChange={setUser} maxlength={254} autocomplete="off" />
      </Field>
      <Choose<string> label={t.first} names={names} value={first} onChoose={setFirst} />
      <Choose<string> label={t.second} names={names} value={second} onChoose={setSecond} />
      <Button type="submit" loading={look.isPending}>
        {t.look}
      </Button>
      <Refusal error={look.error} />
      {found.length > 0 && (
        <div role="status">
          {found.map((one) => (
            <Found key={one.publicId} one={one} />
          ))}
          {found.length === 2 && (
            <Alert
              className="form-alert"
              {...(found.every(({ isBound }) => isBound)
                ? { theme: 'success', message: t.same }
                : { theme: 'info', message: t.absent })}
            />
          )}
        </div>
      )}
    </form>
  )
}

function Found({ one: { name, openId, unionId } }: { readonly one: TestedIdentity }) {
  const t = useTexts(openAccountTexts)
  return (
    <>
      <h3>{name}</h3>
      <Facts
        of={[
          [t.openId, <code>{openId}</code>],
          [t.unionId, unionId === undefined ? t.noUnionId : <code>{unionId}</code>],
        ]}
      />
    </>
  )
}
