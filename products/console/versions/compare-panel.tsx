/** What differs between any two versions: pages, calls, domains, permissions and files. */
import { useState } from 'react'
import { Select } from 'tdesign-react'
import { useQuery } from '@tanstack/react-query'
import type { Release, ReleaseDifferences } from '@maque/protocol/platform/releases.ts'
import { platform } from '../platform.ts'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { compareTexts } from './compare-texts.ts'

export interface ComparePanelProps {
  readonly appId: string
  /** The newest first; those that compiled. */
  readonly releases: readonly Release[]
}

export function ComparePanel({ appId, releases }: ComparePanelProps) {
  const t = useTexts(compareTexts)
  const [newest, second] = releases
  const [chosen, setChosen] = useState<{ readonly from?: string; readonly to?: string }>({})
  const from = chosen.from ?? second?.id
  const to = chosen.to ?? newest?.id
  if (from === undefined || to === undefined) return null
  const options = releases.map(({ id, version, uploadedAt }) => ({
    value: id,
    label: `${version} · ${new Date(uploadedAt).toLocaleString()}`,
  }))
  return (
    <details className="panel">
      <summary>{t.title}</summary>
      <div className="compared">
        <Field label={t.from}>
          <Select
            value={from}
            options={options}
            onChange={(id) => setChosen({ ...chosen, from: String(id) })}
          />
        </Field>
        <Field label={t.to}>
          <Select value={to} options={options} onChange={(id) => setChosen({ ...chosen, to: String(id) })} />
        </Field>
      </div>
      <Differences appId={appId} from={from} to={to} />
    </details>
  )
}

interface DifferencesProps {
  readonly appId: string
  readonly from: string
  readonly to: string
}

function Differences({ appId, from, to }: DifferencesProps) {
  const t = useTexts(compareTexts)
  const differences = useQuery({
    queryKey: ['differences', appId, from, to],
    queryFn: () =>
      platform.call('GET /api/apps/:appId/releases/:releaseId/differences', {
        params: { appId, releaseId: to },
        query: { from },
      }),
  })
  return (
    <Loaded query={differences}>
      {({ facts, files }) => (
        <dl className="facts">
          {facts ? (
            factNames.map((fact) => (
              <Row key={fact} name={t.facts[fact]} added={facts[fact].added} removed={facts[fact].removed} />
            ))
          ) : (
            <dd className="quiet">{t.factsUnknown}</dd>
          )}
          <Row
            name={t.files}
            added={files.added.map(({ path, sizeBytes }) => `${path} (${sizeBytes})`)}
            removed={files.removed.map(({ path, sizeBytes }) => `${path} (${sizeBytes})`)}
            changed={files.changed.map(
              ({ path, fromBytes, toBytes }) => `${path} (${fromBytes} → ${toBytes})`,
            )}
          />
        </dl>
      )}
    </Loaded>
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
