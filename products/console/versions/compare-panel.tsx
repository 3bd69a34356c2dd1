/** What differs between any two versions: pages, calls, domains, permissions and files. */
import { useState } from 'react'
import { Select } from 'tdesign-react'
import { useQuery } from '@tanstack/react-query'
import type { Release } from '@maque/protocol/platform/releases.ts'
import { platform } from '../platform.ts'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { compareTexts } from './compare-texts.ts'
import { DifferenceList } from './difference-list.tsx'

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
  const differences = useQuery({
    queryKey: ['differences', appId, from, to],
    queryFn: () =>
      platform.call('GET /api/apps/:appId/releases/:releaseId/differences', {
        params: { appId, releaseId: to },
        query: { from },
      }),
  })
  return <Loaded query={differences}>{(found) => <DifferenceList differences={found} />}</Loaded>
}
