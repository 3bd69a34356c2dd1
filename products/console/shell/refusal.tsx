/** Why something did not happen: the platform's words, and what its rule counted. */
import { Alert } from 'tdesign-react'
import { PlatformRefused } from '@maque/client/platform-refused.ts'
import { refusalText } from '../platform.ts'
import { useLanguage, useTexts } from './language-context.tsx'
import { shellTexts } from './texts.ts'
import { When } from './when.tsx'

export function Refusal({ error }: { readonly error: Error | null }) {
  const t = useTexts(shellTexts)
  const { language } = useLanguage()
  if (error === null) return null
  const rule = error instanceof PlatformRefused ? error.problem.rule : undefined
  return (
    <div role="alert">
      <Alert
        theme="error"
        className="form-alert"
        title={refusalText(error, language)}
        message={
          rule && (
            <ul className="plain">
              {rule.limit !== undefined && <li>{t.limit(rule.limit, rule.used)}</li>}
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
