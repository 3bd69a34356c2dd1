/** One thing that is loaded before it is shown: says while it comes, and offers another try when it did not. */
import type { ReactNode } from 'react'
import type { UseQueryResult } from '@tanstack/react-query'
import { Alert, Loading } from 'tdesign-react'
import { PlatformRefused } from '@maque/client/platform-refused.ts'
import { Button } from './button.tsx'
import { refusalText } from '../platform.ts'
import { useLanguage, useTexts } from './language-context.tsx'
import { shellTexts } from './texts.ts'

export function Loaded<Data>({
  query,
  children,
}: {
  readonly query: UseQueryResult<Data>
  children(data: Data): ReactNode
}) {
  const t = useTexts(shellTexts)
  const { language } = useLanguage()
  if (query.isPending) return <Loading text={t.loading} />
  const failure = query.isError && (
    <div role="alert">
      <Alert
        theme={isKept(query) ? 'warning' : 'error'}
        title={isKept(query) ? t.notRenewed : t.failed}
        message={refusalText(query.error, language)}
        operation={
          <Button variant="text" onClick={() => void query.refetch()}>
            {t.again}
          </Button>
        }
      />
    </div>
  )
  if (!isKept(query)) return failure
  return (
    <>
      {failure}
      {children(query.data)}
    </>
  )
}

/**
 * Whether what was loaded before still stands: what somebody types into it must not be lost because
 * the platform could not be asked again. Where it answered that there is nothing for them any more,
 * there is nothing.
 */
function isKept<Data>(query: UseQueryResult<Data>): query is UseQueryResult<Data> & { readonly data: Data } {
  const isGone = query.error instanceof PlatformRefused && GONE.has(query.error.status)
  return query.data !== undefined && !isGone
}

/** Not signed in, not permitted, not there. */
const GONE = new Set([401, 403, 404])
