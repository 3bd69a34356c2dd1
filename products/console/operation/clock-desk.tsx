/** What time it is for this instance; a sandbox's can be moved on, and what falls due is done. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { AskedButton } from '../shell/asked-button.tsx'
import { platform } from '../platform.ts'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { operationTexts } from './texts.ts'

const queryKey = ['clock']
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const steps = [
  ['hour', HOUR_MS],
  ['day', DAY_MS],
  ['tenDays', 10 * DAY_MS],
  ['year', 365 * DAY_MS],
] as const

export function ClockDesk() {
  const t = useTexts(operationTexts)
  const { language } = useLanguage()
  const queries = useQueryClient()
  const clock = useQuery({ queryKey, queryFn: () => platform.call('GET /api/operator/clock', {}) })
  const move = useMutation({
    mutationFn: (advanceMs: number) => platform.call('POST /api/operator/clock', { body: { advanceMs } }),
    onSuccess: () => queries.invalidateQueries(),
  })
  return (
    <Loaded query={clock}>
      {({ now, aheadMs, isMovable }) => (
        <section className="panel narrow">
          <h2>{t.now}</h2>
          <p className="big">{new Date(now).toLocaleString(language === 'zh' ? 'zh-CN' : 'en')}</p>
          {aheadMs > 0 && (
            <p className="quiet">
              {t.ahead(Math.floor(aheadMs / DAY_MS), Math.round((aheadMs % DAY_MS) / HOUR_MS))}
            </p>
          )}
          {!isMovable && <p className="quiet">{t.fixed}</p>}
          <Refusal error={move.error} />
          {isMovable && (
            <div className="actions">
              {steps.map(([name, ms]) => (
                <AskedButton
                  key={name}
                  label={t.advance[name]}
                  about={t.now}
                  consequence={t.advanceHint}
                  isBusy={move.isPending}
                  onConfirm={() => move.mutate(ms)}
                />
              ))}
            </div>
          )}
        </section>
      )}
    </Loaded>
  )
}
