/** Which accounts one administers, and what takes up the places of one's ID number, phones and host account. */
import { Tag } from 'tdesign-react'
import { useQuery } from '@tanstack/react-query'
import type { HeldAccounts as Held } from '@maque/protocol/platform/registration.ts'
import { platform } from '../platform.ts'
import { Facts } from '../registration/facts.tsx'
import { registrationTexts } from '../registration/texts.ts'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { When } from '../shell/when.tsx'
import { heldTexts } from './held-texts.ts'

/** Nothing at all for who administers none. */
export function HeldAccounts() {
  const t = useTexts(heldTexts)
  const held = useQuery({
    queryKey: ['held-accounts'],
    queryFn: () => platform.call('GET /api/held-accounts', {}),
  })
  if (!held.data || held.data.accounts.length === 0) return null
  const { accounts, places } = held.data
  return (
    <details className="panel">
      <summary>{t.title}</summary>
      <p className="quiet">{t.hint}</p>
      <Places places={places} />
      <ul className="plain versions">
        {accounts.map((account) => (
          <Account key={`${account.email} ${account.since}`} account={account} />
        ))}
      </ul>
    </details>
  )
}

function Places({ places }: Pick<Held, 'places'>) {
  const t = useTexts(heldTexts)
  const nameOf = useKindNames()
  return (
    <Facts
      of={places.map(({ kind, what, label, used, limit }) => [
        `${nameOf(kind)} · ${t.places[what]}${label === undefined ? '' : ` ${label}`}`,
        `${used} / ${limit}`,
      ])}
    />
  )
}

function Account({ account }: { readonly account: Held['accounts'][number] }) {
  const t = useTexts(heldTexts)
  const { states } = useTexts(registrationTexts)
  const nameOf = useKindNames()
  const { kind, email, state, since, isOwn, publicId, subjectName } = account
  return (
    <li>
      <span className="wrap">
        {subjectName ?? email} <Tag variant="light">{nameOf(kind)}</Tag>{' '}
        {!isOwn && <Tag theme="warning">{t.notOwn}</Tag>}
        <br />
        <span className="quiet">
          {publicId !== undefined && (
            <>
              <code>{publicId}</code> ·{' '}
            </>
          )}
          {email} · {states[state]} · <When at={since} />
        </span>
      </span>
    </li>
  )
}

/** As the comparison of kinds names them. */
function useKindNames(): (kind: Held['accounts'][number]['kind']) => string {
  const { language } = useLanguage()
  const types = useQuery({
    queryKey: ['account-types'],
    queryFn: () => platform.call('GET /api/account-types', {}),
    staleTime: Infinity,
  })
  return (kind) => types.data?.types.find((type) => type.kind === kind)?.name[language] ?? kind
}
