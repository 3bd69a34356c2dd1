/** Many members at once, and what became of each line. */
import { useState } from 'react'
import { Textarea } from 'tdesign-react'
import { platform } from '../platform.ts'
import { Field } from '../shell/field.tsx'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Question } from '../shell/question.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { TextFileButton } from '../shell/text-file-button.tsx'
import { directoryTexts } from './texts.ts'
import { useCorpChange } from './use-corp.ts'

export function ImportMembers({ onClose }: { onClose(): void }) {
  const t = useTexts(directoryTexts)
  const { language } = useLanguage()
  const [csv, setCsv] = useState('')
  const read = useCorpChange(() =>
    platform.call('POST /api/enterprise-account/member-imports', { body: { csv } }),
  )
  return (
    <Question
      title={t.importMembers}
      cancel={t.close}
      confirm={t.importMembers}
      isBusy={read.isPending}
      canConfirm={csv.trim() !== ''}
      onConfirm={() => read.mutate()}
      onClose={onClose}
    >
      <Field label="CSV" help={t.importHint}>
        <Textarea
          value={csv}
          onChange={setCsv}
          placeholder={t.importSample}
          autosize={{ minRows: 4, maxRows: 10 }}
        />
      </Field>
      <TextFileButton label={t.chooseFile} accept=".csv,text/csv" onRead={setCsv} />
      <Refusal error={read.error} />
      {read.data && (
        <div role="status" className="verdict">
          <strong>{t.importAdded(read.data.added, read.data.lines.length)}</strong>
          <ul className="plain">
            {read.data.lines.map(({ line, userId, refusal }) => (
              <li key={line} className={refusal ? 'refused' : ''}>
                {t.line(line, userId)}: {refusal ? refusal[language] : t.isAdded}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Question>
  )
}
