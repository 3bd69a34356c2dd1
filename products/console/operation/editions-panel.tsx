/** Every edition of the rules there was and will be. */
import { Tag } from 'tdesign-react'
import { useQuery } from '@tanstack/react-query'
import type { PolicyEdition } from '@maque/protocol/platform/policy.ts'
import { platform } from '../platform.ts'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { When } from '../shell/when.tsx'
import { writtenValue } from './rule-value.ts'
import { rulesTexts } from './rules-texts.ts'

export const editionsKey = ['policy-editions']
export const readEditions = () => platform.call('GET /api/operator/policy/editions', {})

export function EditionsPanel({ inForce }: { readonly inForce: number }) {
  const t = useTexts(rulesTexts)
  const known = useQuery({ queryKey: editionsKey, queryFn: readEditions })
  return (
    <section className="panel" aria-labelledby="editions">
      <h2 id="editions">{t.editions}</h2>
      <Loaded query={known}>
        {({ editions }) => {
          // The newest stand first: those before the one in force are to come.
          const at = editions.findIndex(({ version }) => version === inForce)
          return (
            <ul className="versions">
              {editions.map((edition, index) => (
                <li key={edition.version}>
                  <strong>{t.editionName(edition.pack, edition.version)}</strong>{' '}
                  {index === at && <Tag theme="success">{t.isInForce}</Tag>}
                  {index < at && <Tag theme="warning">{t.isToCome}</Tag>}
                  <Edition edition={edition} />
                </li>
              ))}
            </ul>
          )
        }}
      </Loaded>
    </section>
  )
}

function Edition({
  edition: { version, author, note, effectiveAt, overrides },
}: {
  readonly edition: PolicyEdition
}) {
  const t = useTexts(rulesTexts)
  const differing = Object.entries(overrides)
  return (
    <>
      <div className="quiet">
        {version > 0 && (
          <>
            {author} · {t.since} <When at={effectiveAt} />
            {note !== '' && ` · ${note}`}
          </>
        )}
      </div>
      {differing.length === 0 ? (
        <div className="quiet">{t.asItComes}</div>
      ) : (
        <details>
          <summary>{t.overrides(differing.length)}</summary>
          <ul className="differences">
            {differing.map(([id, value]) => (
              <li key={id}>
                <code>{id}</code> = {writtenValue(value)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
