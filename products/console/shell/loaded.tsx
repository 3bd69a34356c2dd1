/** One thing that is loaded before it is shown: says while it comes, and offers another try when it did not. */
import type { ReactNode } from 'react'
import type { UseQueryResult } from '@tanstack/react-query'
import { Alert, Loading } from 'tdesign-react'
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
  if (query.isError) {
    return (
      <Alert
        theme="error"
        title={t.failed}
        message={refusalText(query.error, language)}
        operation={
          <Button variant="text" onClick={() => void query.refetch()}>
            {t.again}
          </Button>
        }
      />
    )
  }
  return children(query.data)
}
