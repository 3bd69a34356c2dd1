/** What waits for review: the urgent first, then what is due first. */
import { useState } from 'react'
import { Tag } from 'tdesign-react'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import type { QueueEntry } from '@maque/protocol/platform/review.ts'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { Choose } from '../shell/choose.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { platformNow } from '../shell/platform-time.ts'
import { When } from '../shell/when.tsx'
import { reviewTexts } from './texts.ts'

const QUEUE_POLL_MS = 15_000

type State = 'waiting' | 'delayed' | 'appealing' | 'all'
type Only = 'everything' | 'mine' | 'first' | 'risky' | 'late'

export function ReviewQueue() {
  const t = useTexts(reviewTexts)
  const [state, setState] = useState<State>('waiting')
  const [only, setOnly] = useState<Only>('everything')
  const queue = useQuery({
    queryKey: ['review', state, only],
    queryFn: async () =>
      (
        await platform.call('GET /api/review/queue', {
          query: { state, ...(only !== 'everything' && { only }) },
        })
      ).entries,
    refetchInterval: QUEUE_POLL_MS,
  })
  const states = { waiting: t.waiting, delayed: t.delayedOnes, appealing: t.appealing, all: t.everything }
  const kinds = { everything: t.onlyAll, mine: t.mine, first: t.first, risky: t.risky, late: t.late }
  return (
    <>
      <div className="screen-head">
        <h1>{t.queue}</h1>
        <div className="actions">
          {(Object.keys(states) as State[]).map((one) => (
            <Button
              key={one}
              variant={one === state ? 'base' : 'outline'}
              aria-pressed={one === state}
              onClick={() => setState(one)}
            >
              {states[one]}
            </Button>
          ))}
          <Choose<Only> label={t.only} names={kinds} value={only} onChoose={setOnly} />
        </div>
      </div>
      <Loaded query={queue}>
        {(list) =>
          list.length === 0 ? (
            <div className="empty">
              <p>{t.empty}</p>
              <p className="quiet">{t.emptyHint}</p>
            </div>
          ) : (
            <section className="panel">
              <ul className="versions">
                {list.map((entry) => (
                  <li key={entry.auditId}>
                    <Entry entry={entry} />
                  </li>
                ))}
              </ul>
            </section>
          )
        }
      </Loaded>
    </>
  )
}

function Entry({ entry }: { readonly entry: QueueEntry }) {
  const t = useTexts(reviewTexts)
  const [, go] = useLocation()
  return (
    <div className="panel-row">
      <div className="app-head">
        <img src={entry.iconUrl} alt="" width="44" height="44" />
        <div>
          <strong>{entry.appName}</strong> {entry.version} <EntryTags entry={entry} />
          <div className="quiet">
            {t.submittedAt} <When at={entry.submittedAt} /> · {t.dueAt} <When at={entry.dueAt} />
            {entry.note && <> · {entry.note}</>}
          </div>
        </div>
      </div>
      <Button onClick={() => go(`/review/${entry.auditId}`)}>{t.look}</Button>
    </div>
  )
}

export function EntryTags({ entry }: { readonly entry: QueueEntry }) {
  const t = useTexts(reviewTexts)
  const isLate = Date.parse(entry.dueAt) < platformNow()
  const tags: readonly (readonly [string, 'danger' | 'warning' | 'primary' | 'default'])[] = [
    ...(entry.isUrgent ? [[t.urgent, 'danger'] as const] : []),
    ...(isLate ? [[t.late, 'danger'] as const] : []),
    ...(entry.isRisky ? [[t.risky, 'warning'] as const] : []),
    ...(entry.isFirst ? [[t.first, 'primary'] as const] : []),
    ...(entry.takenBy === undefined ? [] : [[t.takenBy(entry.takenBy), 'default'] as const]),
    ...(entry.keptFor === undefined ? [] : [[t.keptFor(entry.keptFor), 'default'] as const]),
    ...(entry.approvedBy === undefined ? [] : [[t.approvedBy(entry.approvedBy), 'default'] as const]),
  ]
  return (
    <>
      {tags.map(([label, theme]) => (
        <Tag key={label} size="small" variant="light" theme={theme}>
          {label}
        </Tag>
      ))}
    </>
  )
}
