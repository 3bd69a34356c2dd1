/** Documents that come with what is asked for: added one at a time, seen by the owner and auditors. */
import { useRef } from 'react'
import { useMutation } from '@tanstack/react-query'
import { documentName } from '@maque/protocol/platform/document-names.ts'
import type { Document, GivenDocument } from '@maque/protocol/platform/profile.ts'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { profileTexts } from './texts.ts'

/** As they are, where they are kept. */
export function DocumentLinks(props: {
  readonly documents: readonly GivenDocument[]
  readonly base: string
}) {
  const { language } = useLanguage()
  return (
    <ul className="plain">
      {props.documents.map(({ documentId, name, proves }) => (
        <li key={`${documentId} ${proves}`}>
          {proves !== undefined && `${documentName(proves, language)}${language === 'zh' ? '：' : ': '}`}
          <a href={`${props.base}/${documentId}`} target="_blank" rel="noreferrer">
            {name || documentId}
          </a>
        </li>
      ))}
    </ul>
  )
}

export function DocumentsField(props: {
  readonly appId: string
  /** Which document it is to be, where that has a name. */
  readonly label?: string
  readonly documents: readonly Document[]
  onAdded(document: Document): void
}) {
  const t = useTexts(profileTexts)
  const { appId, documents, onAdded } = props
  const label = props.label ?? t.documents
  const input = useRef<HTMLInputElement>(null)
  const add = useMutation({
    mutationFn: (file: File) =>
      platform.call('POST /api/apps/:appId/documents', {
        params: { appId },
        query: { name: file.name },
        file,
      }),
    onSuccess: onAdded,
  })
  return (
    <div className="field" role="group" aria-label={label}>
      <span className="field-label">{label}</span>
      <DocumentLinks documents={documents} base={`/api/apps/${appId}/documents`} />
      <input
        ref={input}
        className="file-input"
        tabIndex={-1}
        aria-hidden
        type="file"
        accept="image/png,image/jpeg,image/webp,application/pdf"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          if (file) add.mutate(file)
          currentTarget.value = ''
        }}
      />
      <span>
        <Button variant="outline" loading={add.isPending} onClick={() => input.current?.click()}>
          {t.addDocument}
        </Button>
      </span>
      <small className="quiet">{t.documentsHint}</small>
      <Refusal error={add.error} />
    </div>
  )
}
