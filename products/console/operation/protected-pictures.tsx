/** Pictures that no avatar may look like. */
import { useState } from 'react'
import { Input, Tag } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ProtectedPicture } from '@maque/protocol/platform/profile.ts'
import { FileButton } from '../shell/file-button.tsx'
import { platform } from '../platform.ts'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { RemovableRow } from '../shell/removable-row.tsx'
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
  const add = useMutation({
    mutationFn: (file: File) =>
      platform.call('POST /api/operator/protected-pictures', { query: { name: name.trim() }, file }),
    onSuccess: async () => {
      setName('')
      await queries.invalidateQueries({ queryKey })
    },
  })
  return (
    <section className="panel" aria-label={t.addPicture}>
      <p className="quiet">{t.picturesHint}</p>
      <div className="panel-row">
        <Field label={t.pictureName}>
          <Input value={name} onChange={setName} maxlength={60} />
        </Field>
        <FileButton
          label={t.addPicture}
          accept="image/png,image/jpeg,image/webp"
          isBusy={add.isPending}
          isDisabled={name.trim() === ''}
          onChosen={(file) => add.mutate(file)}
        />
      </div>
      <Refusal error={add.error} />
    </section>
  )
}

function Picture({ picture: { pictureId, name, isOurs, addedAt } }: { readonly picture: ProtectedPicture }) {
  const t = useTexts(qualificationTexts)
  return (
    <RemovableRow
      label={t.remove}
      about={name}
      consequence={t.removeConsequence}
      queryKey={queryKey}
      remove={
        isOurs
          ? undefined
          : () =>
              platform.call('DELETE /api/operator/protected-pictures/:pictureId', { params: { pictureId } })
      }
    >
      {name} {isOurs && <Tag variant="light">{t.ours}</Tag>}
      {addedAt !== undefined && (
        <span className="quiet">
          <When at={addedAt} />
        </span>
      )}
    </RemovableRow>
  )
}
