/** What one version has that another has not: pages, calls, domains, permissions and files. */
import type { ReleaseDifferences } from '@maque/protocol/platform/releases.ts'
import type { BilingualText } from '@maque/protocol/platform/problem.ts'
import { privacyNames } from '@maque/protocol/platform/privacy-names.ts'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { compareTexts } from './compare-texts.ts'

export function DifferenceList({
  differences: { facts, files },
}: {
  readonly differences: ReleaseDifferences
}) {
  const t = useTexts(compareTexts)
  const { language } = useLanguage()
  const named = (fact: (typeof factNames)[number], names: readonly string[]): readonly string[] =>
    fact === 'privacyKeys' ? names.map((name) => nameOfData(name)?.[language] ?? name) : names
  return (
    <dl className="facts">
      {facts ? (
        factNames.map((fact) => (
          <Row
            key={fact}
            name={t.facts[fact]}
            added={named(fact, facts[fact].added)}
            removed={named(fact, facts[fact].removed)}
          />
        ))
      ) : (
        <dd className="quiet">{t.factsUnknown}</dd>
      )}
      <Row
        name={t.files}
        added={files.added.map(({ path, sizeBytes }) => `${path} (${sizeBytes})`)}
        removed={files.removed.map(({ path, sizeBytes }) => `${path} (${sizeBytes})`)}
        changed={files.changed.map(({ path, fromBytes, toBytes }) => `${path} (${fromBytes} → ${toBytes})`)}
      />
    </dl>
  )
}

const factNames = [
  'pages',
  'apis',
  'domains',
  'permissions',
  'privacyKeys',
  'plugins',
] as const satisfies readonly (keyof NonNullable<ReleaseDifferences['facts']>)[]

/** What earlier versions of the platform knew by another name is shown by that. */
function nameOfData(key: string): BilingualText | undefined {
  const names: Readonly<Record<string, BilingualText>> = privacyNames
  return names[key]
}

interface RowProps {
  readonly name: string
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly changed?: readonly string[]
}

function Row({ name, added, removed, changed = [] }: RowProps) {
  const t = useTexts(compareTexts)
  const lines = [
    ...added.map((what) => [t.added, what] as const),
    ...removed.map((what) => [t.removed, what] as const),
    ...changed.map((what) => [t.changed, what] as const),
  ]
  return (
    <>
      <dt>{name}</dt>
      <dd className="differences">
        {lines.length === 0 && <span className="quiet">{t.same}</span>}
        {lines.map(([how, what]) => (
          <div key={`${how} ${what}`}>
            <span className="quiet">{how}</span> <code>{what}</code>
          </div>
        ))}
      </dd>
    </>
  )
}
