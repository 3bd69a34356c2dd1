/** Everywhere the person is signed in; each can be ended from here. */
import { Tag } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { AskedButton } from '../shell/asked-button.tsx'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { When } from '../shell/when.tsx'
import { agentName } from './agent-name.ts'
import { sessionsTexts } from './sessions-texts.ts'

export function Sessions() {
  const t = useTexts(sessionsTexts)
  const queries = useQueryClient()
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: () => platform.sessions() })
  const end = useMutation({
    mutationFn: async (ids: readonly string[]) => {
      for (const id of ids) await platform.endSession(id)
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['sessions'] }),
  })
  const others = sessions.data?.filter(({ isThis }) => !isThis).map(({ id }) => id) ?? []
  return (
    <section className="panel" aria-labelledby="sessions">
      <div className="panel-row">
        <h2 id="sessions">{t.title}</h2>
        {others.length > 0 && (
          <AskedButton
            label={t.endOthers}
            about={t.others}
            consequence={t.endOthersHint}
            isBusy={end.isPending}
            onConfirm={() => end.mutate(others)}
          />
        )}
      </div>
      <p className="quiet">{t.hint}</p>
      <Refusal error={end.error} />
      <Loaded query={sessions}>
        {(list) => (
          <ul className="versions">
            {list
              .toSorted((one, other) => Number(other.isThis) - Number(one.isThis))
              .map(({ id, agent, address, openedAt, isThis }) => (
                <li key={id} className="panel-row">
                  <div>
                    <strong>{address}</strong> {isThis && <Tag variant="light">{t.here}</Tag>}
                    <div className="quiet" title={agent}>
                      {agent !== '' && `${agentName(agent)} · `}
                      {t.since} <When at={openedAt} />
                    </div>
                  </div>
                  {!isThis && (
                    <Button
                      variant="text"
                      theme="danger"
                      disabled={end.isPending}
                      onClick={() => end.mutate([id])}
                    >
                      {t.end}
                    </Button>
                  )}
                </li>
              ))}
          </ul>
        )}
      </Loaded>
    </section>
  )
}
