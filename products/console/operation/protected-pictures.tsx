/** Pictures that no avatar may look like. */
import { useRef, useState } from 'react'
import { Input, Tag } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ProtectedPicture } from '@maque/protocol/platform/profile.ts'
import { AskedButton } from '../shell/asked-button.tsx'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { When } from '../shell/when.tsx'
import { qualificationTexts } from './qualification-texts.ts'

const queryKey = ['protected-pictures']

export function ProtectedPictures() {
  const pictures = useQuery({
    queryKey,
    queryFn: () => platform.call('GET /api/operator/protected-pictures', {}),
  })
  return (
    <>
      <AddPicture />
      <Loaded query={pictures}>
        {(list) => (
          <ul className="plain panel versions">
            {list.pictures.map((picture) => (
              <Picture key={picture.pictureId} picture={picture} />
            ))}
          </ul>
        )}
      </Loaded>
    </>
  )
}

function AddPicture() {
  const t = useTexts(qualificationTexts)
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const add = useMutation({
    mutationFn: (file: File) =>
      platform.call('POST /api/operator/protected-pictures', { query: { name: name.trim() }, file }),
    onSuccess: async () => {
      setName('')
      await queries.invalidateQueries({ queryKey })
    },
  })
  return (
    <form
      className="panel"
      onSubmit={(event) => {
        event.preventDefault()
        input.current?.click()
      }}
    >
      <p className="quiet">{t.picturesHint}</p>
      <div className="panel-row">
        <Field label={t.pictureName}>
          <Input value={name} onChange={setName} maxlength={60} />
        </Field>
        <Button type="submit" loading={add.isPending} disabled={name.trim() === ''}>
          {t.addPicture}
        </Button>
      </div>
      <input
        ref={input}
        className="file-input"
        tabIndex={-1}
        aria-hidden
        type="file"
        accept="image/png,image/jpeg,image/webp"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          if (file) add.mutate(file)
          currentTarget.value = ''
        }}
      />
      <Refusal error={add.error} />
    </form>
  )
}

function Picture({ picture: { pictureId, name, isOurs, addedAt } }: { readonly picture: ProtectedPicture }) {
  const t = useTexts(qualificationTexts)
  const queries = useQueryClient()
  const remove = useMutation({
    mutationFn: () =>
      platform.call('DELETE /api/operator/protected-pictures/:pictureId', { params: { pictureId } }),
    onSuccess: () => queries.invalidateQueries({ queryKey }),
  })
  return (
    <li className="panel-row">
      <span>
        {name} {isOurs && <Tag variant="light">{t.ours}</Tag>}
        {addedAt !== undefined && (
          <span className="quiet">
            <When at={addedAt} />
          </span>
        )}
      </span>
      {!isOurs && (
        <AskedButton
          label={t.remove}
          about={name}
          consequence={t.removeConsequence}
          isBusy={remove.isPending}
          onConfirm={() => remove.mutate()}
        />
      )}
      <Refusal error={remove.error} />
    </li>
  )
}
