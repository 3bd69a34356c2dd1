/**
 * Why something did not happen: the platform's words, and what its rule counted. In a form or
 * panel, until something is changed there: what was refused is not what stands there then.
 */
import { useEffect, useRef, useState, type RefObject } from 'react'
import { Alert } from 'tdesign-react'
import { PlatformRefused } from '@maque/client/platform-refused.ts'
import { refusalText } from '../platform.ts'
import { useLanguage, useTexts } from './language-context.tsx'
import { shellTexts } from './texts.ts'
import { When } from './when.tsx'

export function Refusal({
  error,
  isOfTypedId = false,
}: {
  readonly error: Error | null
  /** Then what was not found is an id that somebody has just typed. */
  readonly isOfTypedId?: boolean
}) {
  const t = useTexts(shellTexts)
  const { language } = useLanguage()
  const { alert, isOutdated } = useOutdated(error)
  if (error === null || isOutdated) return null
  const rule = error instanceof PlatformRefused ? error.problem.rule : undefined
  const isMissing = error instanceof PlatformRefused && error.problem.code === 'not-found'
  return (
    <div role="alert" ref={alert}>
      <Alert
        theme="error"
        className="form-alert"
        title={isMissing && isOfTypedId ? t.noSuchId : refusalText(error, language)}
        message={
          rule && (
            <ul className="plain">
              {/* Of what is counted alone: a limit of time or length stands in the words already. */}
              {rule.limit !== undefined && rule.used !== undefined && rule.used >= rule.limit && (
                <li>{t.limit(rule.limit, rule.used)}</li>
              )}
              {rule.resetsAt !== undefined && (
                <li>
                  {t.resets} <When at={rule.resetsAt} ofRule />
                </li>
              )}
              {rule.occupiedBy?.map(({ label, since }) => (
                <li key={`${label} ${since}`}>
                  {label}
                  {since !== undefined && (
                    <>
                      {' · '}
                      <When at={since} />
                    </>
                  )}
                </li>
              ))}
              <li>
                {t.rule} <code>{rule.id}</code>
              </li>
            </ul>
          )
        }
      />
    </div>
  )
}

function useOutdated(error: Error | null): {
  readonly alert: RefObject<HTMLDivElement | null>
  readonly isOutdated: boolean
} {
  const alert = useRef<HTMLDivElement>(null)
  const [outdated, setOutdated] = useState<Error | null>(null)
  useEffect(() => {
    const form = alert.current?.closest('form, .panel')
    if (!form) return undefined
    const outdate = (): void => setOutdated(error)
    form.addEventListener('input', outdate)
    return () => form.removeEventListener('input', outdate)
  }, [error])
  return { alert, isOutdated: error !== null && error === outdated }
}
