/** The Open account of a mini program or official account, as its own owner sees it, and the way out. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AnswerOf } from '@maque/protocol/platform/endpoints.ts'
import { AskedButton } from '../shell/asked-button.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { When } from '../shell/when.tsx'
import { openAccountTexts } from './texts.ts'

export function BoundPanel(props: {
  /** Whose panel it is. */
  readonly of: string
  readonly mayLeave: boolean
  read(): Promise<AnswerOf<'GET /api/official-account/open-account'>>
  leave(): Promise<unknown>
}) {
  const t = useTexts(openAccountTexts)
  const queries = useQueryClient()
  const queryKey = ['held-binding', props.of]
  const query = useQuery({ queryKey, queryFn: () => props.read() })
  const leave = useMutation({
    mutationFn: () => props.leave(),
    onSettled: () => queries.invalidateQueries({ queryKey }),
  })
  return (
    <section className="panel" aria-labelledby="held-binding">
      <h2 id="held-binding">{t.held}</h2>
      <p className="quiet">{t.heldHint}</p>
      <Refusal error={leave.error} />
      <Loaded query={query}>
        {({ held }) =>
          held ? (
            <div className="panel-row">
              <span className="wrap">
                {held.name ?? t.heldNameless}
                <br />
                <span className="quiet">
                  <code>{held.openAccount}</code> · {held.isSameSubject ? t.sameSubject : t.otherSubject} ·{' '}
                  {t.since} <When at={held.boundAt} />
                </span>
              </span>
              {props.mayLeave && (
                <AskedButton
                  label={t.unbind}
                  about={held.name ?? held.openAccount}
                  consequence={t.leaveHint}
                  isBusy={leave.isPending}
                  onConfirm={() => leave.mutate()}
                />
              )}
            </div>
          ) : (
            <p className="quiet">{t.notHeld}</p>
          )
        }
      </Loaded>
    </section>
  )
}
