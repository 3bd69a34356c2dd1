/** Documents that come with what is asked for: added one at a time, seen by the owner and auditors. */
import { useRef } from 'react'
import { useMutation } from '@tanstack/react-query'
import { documentName } from '@maque/protocol/platform/document-names.ts'
import type { Document, GivenDocument } from '@maque/protocol/platform/profile.ts'
import { Button } from '../shell/button.tsx'
import { FileButton } from '../shell/file-button.tsx'
import { platform } from '../platform.ts'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { profileTexts } from './texts.ts'

/** As they are, where they are kept; with `onRemoved`, for who may take one away again. */
export function DocumentLinks(props: {
  readonly documents: readonly GivenDocument[]
  readonly base: string
  onRemoved?(document: GivenDocument): void
}) {
  const t = useTexts(profileTexts)
  const { language } = useLanguage()
  const { documents, base, onRemoved } = props
  return (
    <ul className="plain">
      {documents.map((document) => {
        const { documentId, name, proves } = document
        return (
          <li key={`${documentId} ${proves}`}>
            {proves !== undefined && `${documentName(proves, language)}${language === 'zh' ? '：' : ': '}`}
            <a href={`${base}/${documentId}`} target="_blank" rel="noreferrer">
              {name || documentId}
            </a>
            {onRemoved && (
              <Button
                variant="text"
                theme="danger"
                size="small"
                aria-label={t.removeDocument(name || documentId)}
                onClick={() => onRemoved(document)}
              >
                {t.removeIt}
              </Button>
            )}
          </li>
        )
      })}
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
  const { appId, label, documents, onAdded } = props
  return (
    <DocumentPicker
      label={label ?? t.documents}
      hint={t.documentsHint}
      documents={documents}
      base={`/api/apps/${appId}/documents`}
      add={(file) =>
        platform.call('POST /api/apps/:appId/documents', {
          params: { appId },
          query: { name: file.name },
          file,
        })
      }
      onAdded={onAdded}
    />
  )
}

export function DocumentPicker(props: {
  readonly label: string
  readonly hint: string
  /** What the button says, where that is more than the field does. */
  readonly ask?: string
  readonly documents: readonly Document[]
  /** Where they are kept. */
  readonly base: string
  add(file: File): Promise<Document>
  onAdded(document: Document): void
  onRemoved?(document: GivenDocument): void
}) {
  const t = useTexts(profileTexts)
  const { label, hint, documents, base, onAdded, onRemoved } = props
  const field = useRef<HTMLDivElement>(null)
  const add = useMutation({ mutationFn: (file: File) => props.add(file), onSuccess: onAdded })
  return (
    <div ref={field} className="field asked" role="group" aria-label={label} tabIndex={-1}>
      <span className="field-label">{label}</span>
      <DocumentLinks
        documents={documents}
        base={base}
        {...(onRemoved && {
          onRemoved: (document) => {
            onRemoved(document)
            // The button that was pressed goes with it: the keyboard stays here.
            field.current?.focus()
          },
        })}
      />
      <span>
        <FileButton
          label={props.ask ?? t.addDocument}
          accept="image/png,image/jpeg,image/webp,application/pdf"
          isBusy={add.isPending}
          onChosen={(file) => add.mutate(file)}
        />
      </span>
      <small className="quiet">{hint}</small>
      <Refusal error={add.error} />
    </div>
  )
}
