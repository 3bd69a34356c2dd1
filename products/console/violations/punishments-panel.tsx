/** What a mini program was punished for, and its owner's appeals. */
import { useState } from 'react'
import { MessagePlugin, Textarea } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { App } from '@maque/protocol/platform/apps.ts'
import type { Punishment, ViolationFile } from '@maque/protocol/platform/violations.ts'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Question } from '../shell/question.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { When } from '../shell/when.tsx'
import { AddedFiles } from './added-files.tsx'
import { PunishmentCard } from './punishment-card.tsx'
import { violationTexts } from './texts.ts'

export function PunishmentsPanel({ app: { appId, permissions } }: { readonly app: App }) {
  const t = useTexts(violationTexts)
  const punishments = useQuery({
    queryKey: ['punishments', appId],
    queryFn: () => platform.call('GET /api/apps/:appId/punishments', { params: { appId } }),
  })
  return (
    <Loaded query={punishments}>
      {({ punishments }) =>
        punishments.length === 0 ? (
          <div className="empty">{t.nothing}</div>
        ) : (
          <ul className="plain">
            {punishments.map((punishment) => (
              <PunishmentCard key={punishment.id} punishment={punishment}>
                {permissions.includes('manage') && <Appeal punishment={punishment} />}
              </PunishmentCard>
            ))}
          </ul>
        )
      }
    </Loaded>
  )
}

function Appeal({ punishment }: { readonly punishment: Punishment }) {
  const t = useTexts(violationTexts)
  const [isAsked, setIsAsked] = useState(false)
  if (punishment.appealableUntil === undefined) return null
  return (
    <div className="actions">
      <Button variant="outline" onClick={() => setIsAsked(true)}>
        {t.appeal}
      </Button>
      <span className="quiet">
        {t.appealUntil} <When at={punishment.appealableUntil} />
      </span>
      {isAsked && <AppealForm punishment={punishment} onClose={() => setIsAsked(false)} />}
    </div>
  )
}

function AppealForm(props: { readonly punishment: Punishment; onClose(): void }) {
  const t = useTexts(violationTexts)
  const queries = useQueryClient()
  const { appId, id: punishmentId } = props.punishment
  const [text, setText] = useState('')
  const [materials, setMaterials] = useState<readonly ViolationFile[]>([])
  const appeal = useMutation({
    mutationFn: () =>
      platform.call('POST /api/apps/:appId/punishments/:punishmentId/appeal', {
        params: { appId, punishmentId },
        body: { text, materials: materials.map(({ fileId }) => fileId) },
      }),
    onSuccess: async () => {
      props.onClose()
      void MessagePlugin.success(t.appealMade)
      await queries.invalidateQueries({ queryKey: ['punishments', appId] })
    },
  })
  return (
    <Question
      title={t.appeal}
      cancel={t.cancel}
      confirm={t.appeal}
      isBusy={appeal.isPending}
      canConfirm={text.trim() !== ''}
      onConfirm={() => appeal.mutate()}
      onClose={props.onClose}
    >
      <p className="quiet">{t.appealHint}</p>
      <Field label={t.appealText}>
        <Textarea value={text} onChange={setText} maxlength={1000} autosize={{ minRows: 3 }} autofocus />
      </Field>
      <AddedFiles
        label={t.addMaterial}
        accept="image/png,image/jpeg,image/webp,application/pdf"
        files={materials}
        name={t.material}
        add={(file) => platform.call('POST /api/apps/:appId/appeal-materials', { params: { appId }, file })}
        onAdded={(file) => setMaterials([...materials, file])}
      />
      <Refusal error={appeal.error} />
    </Question>
  )
}
