/** What the compiler said about a version, errors first, each with its code frame. */
import { Tag } from 'tdesign-react'
import type { ReleaseDiagnostic } from '@maque/protocol/platform/releases.ts'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { appTexts } from '../apps/texts.ts'

export function Diagnostics({
  diagnostics,
  isOpen,
}: {
  readonly diagnostics: readonly ReleaseDiagnostic[]
  readonly isOpen: boolean
}) {
  const t = useTexts(appTexts)
  const { language } = useLanguage()
  if (diagnostics.length === 0) return null
  const errorsFirst = diagnostics.toSorted(
    (a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'),
  )
  return (
    <details className="diagnostics" open={isOpen}>
      <summary>{t.diagnostics(diagnostics.length)}</summary>
      {errorsFirst.map((diagnostic, index) => (
        <div key={index}>
          <Tag size="small" theme={themes[diagnostic.severity]} variant="light">
            {diagnostic.code}
          </Tag>{' '}
          <code>
            {diagnostic.file}:{diagnostic.line}:{diagnostic.column}
          </code>
          <p>
            <strong>{diagnostic.message[language]}</strong>
          </p>
          {diagnostic.frame && <pre>{diagnostic.frame}</pre>}
          {diagnostic.because && (
            <p>
              {t.because}
              {diagnostic.because[language]}
            </p>
          )}
          {diagnostic.fix && (
            <p>
              {t.fix}
              {diagnostic.fix[language]}
            </p>
          )}
        </div>
      ))}
    </details>
  )
}

const themes = { error: 'danger', warning: 'warning', info: 'default' } as const
