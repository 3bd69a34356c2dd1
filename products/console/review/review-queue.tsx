/** What waits for review, the oldest first. */
import { Button, Tag } from 'tdesign-react'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { platform } from '../platform.ts'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { When } from '../shell/when.tsx'
import { reviewTexts } from './texts.ts'

const QUEUE_POLL_MS = 15_000

export function ReviewQueue() {
  const t = useTexts(reviewTexts)
  const [, go] = useLocation()
  const queue = useQuery({
    queryKey: ['review'],
    queryFn: () => platform.reviewQueue(),
    refetchInterval: QUEUE_POLL_MS,
  })
  return (
    <>
      <div className="screen-head">
        <h1>{t.queue}</h1>
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
                  <li key={entry.releaseId} className="panel-row">
                    <div className="app-head">
                      <img src={entry.iconUrl} alt="" width="44" height="44" />
                      <div>
                        <strong>{entry.appName}</strong> {entry.version}{' '}
                        {entry.takenBy && (
                          <Tag size="small" variant="light">
                            {t.takenBy(entry.takenBy)}
                          </Tag>
                        )}
                        <div className="quiet">
                          {t.submittedAt} <When at={entry.submittedAt} />
                          {entry.note && <> · {entry.note}</>}
                        </div>
                      </div>
                    </div>
                    <Button onClick={() => go(`/review/${entry.releaseId}`)}>{t.look}</Button>
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
