/** Words that names may not have, or only with proof. */
import { useState } from 'react'
import { Input, Tag } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { NameWord, NameWordKind } from '@maque/protocol/platform/profile.ts'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { Choose } from '../shell/choose.tsx'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { RemovableRow } from '../shell/removable-row.tsx'
import { operationTexts } from './texts.ts'

const queryKey = ['name-words']

export function NameWordsDesk() {
  const words = useQuery({ queryKey, queryFn: () => platform.call('GET /api/operator/name-words', {}) })
  return (
    <>
      <AddWord />
      <Loaded query={words}>
        {(list) => (
          <ul className="plain panel versions">
            {list.words.map((word) => (
              <Word key={word.word} word={word} />
            ))}
          </ul>
        )}
      </Loaded>
    </>
  )
}

function AddWord() {
  const t = useTexts(operationTexts)
  const queries = useQueryClient()
  const [word, setWord] = useState('')
  const [kind, setKind] = useState<NameWordKind>('forbidden')
  const [note, setNote] = useState('')
  const add = useMutation({
    mutationFn: () =>
      platform.call('PUT /api/operator/name-words/:word', {
        params: { word: word.trim() },
        body: { kind, note: note.trim() },
      }),
    onSuccess: async () => {
      setWord('')
      setNote('')
      await queries.invalidateQueries({ queryKey })
    },
  })
  return (
    <form
      className="panel"
      onSubmit={(event) => {
        event.preventDefault()
        add.mutate()
      }}
    >
      <div className="two-columns">
        <Field label={t.word}>
          <Input value={word} onChange={setWord} maxlength={30} />
        </Field>
        <Choose<NameWordKind>
          label={t.wordKind}
          names={t.wordKinds}
          value={kind}
          onChoose={(chosen) => setKind(chosen)}
        />
        <Field label={t.note}>
          <Input value={note} onChange={setNote} maxlength={100} />
        </Field>
      </div>
      <Refusal error={add.error} />
      <Button type="submit" loading={add.isPending} disabled={word.trim() === ''}>
        {t.save}
      </Button>
    </form>
  )
}

function Word({ word: { word, kind, note, isOurs } }: { readonly word: NameWord }) {
  const t = useTexts(operationTexts)
  return (
    <RemovableRow
      label={t.removeWord}
      about={word}
      consequence={t.wordRemovalHint}
      queryKey={queryKey}
      remove={
        isOurs
          ? undefined
          : () => platform.call('DELETE /api/operator/name-words/:word', { params: { word } })
      }
    >
      {word} <Tag variant="light">{t.wordKinds[kind]}</Tag> <span className="quiet">{note}</span>
    </RemovableRow>
  )
}
