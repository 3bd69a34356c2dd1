/** Who changed what of the settings. */
import { useQuery } from '@tanstack/react-query'
import { platform } from '../platform.ts'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { When } from '../shell/when.tsx'
import { developmentTexts } from './texts.ts'

export function ChangesPanel({ appId }: { readonly appId: string }) {
  const t = useTexts(developmentTexts)
  const changes = useQuery({
    queryKey: ['development', appId, 'changes'],
    queryFn: () => platform.call('GET /api/apps/:appId/development/changes', { params: { appId } }),
  })
  return (
    <section className="panel" aria-labelledby="changes">
      <h2 id="changes">{t.changes}</h2>
      <Loaded query={changes}>
        {({ changes: list }) =>
          list.length === 0 ? (
            <p className="quiet">{t.noChanges}</p>
          ) : (
            <ul className="versions">
              {list.map(({ what, by, at }, index) => (
                <li key={`${at} ${index}`}>
                  {t.changed[what] ?? what}{' '}
                  <span className="quiet">
                    · {by} · <When at={at} />
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}
