/** A bank's statement, as a file or copied, and what became of its lines. */
import { useState } from 'react'
import { Alert, Textarea } from 'tdesign-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { platform } from '../platform.ts'
import { Button } from '../shell/button.tsx'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { TextFileButton } from '../shell/text-file-button.tsx'
import { bankKeys } from './bank-keys.ts'
import { operationTexts } from './texts.ts'

export function ImportStatement() {
  const t = useTexts(operationTexts)
  const queries = useQueryClient()
  const [csv, setCsv] = useState('')
  const importing = useMutation({
    mutationFn: () => platform.call('POST /api/operator/bank-statements', { body: { csv } }),
    onSuccess: () => {
      setCsv('')
      return queries.invalidateQueries({ queryKey: bankKeys.all })
    },
  })
  const change = (text: string): void => {
    importing.reset()
    setCsv(text)
  }
  return (
    <form
      className="panel"
      onSubmit={(event) => {
        event.preventDefault()
        importing.mutate()
      }}
    >
      <h2>{t.statement}</h2>
      <p className="quiet">{t.statementHint}</p>
      <Field label={t.statementText}>
        <Textarea value={csv} onChange={change} autosize={{ minRows: 6, maxRows: 12 }} />
      </Field>
      <Refusal error={importing.error} />
      <div role="status">
        {importing.data && (
          <Alert theme="success" className="form-alert" message={t.imported(importing.data)} />
        )}
      </div>
      <div className="actions">
        <TextFileButton label={t.statementFile} accept=".csv,.txt,.tsv,text/csv,text/plain" onRead={change} />
        <Button type="submit" loading={importing.isPending} disabled={csv.trim() === ''}>
          {t.importStatement}
        </Button>
      </div>
    </form>
  )
}
