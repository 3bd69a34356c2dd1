/** A department that is added, renamed or moved. */
import { useState } from 'react'
import { Input, InputNumber } from 'tdesign-react'
import type { Department } from '@maque/protocol/platform/corps.ts'
import { platform } from '../platform.ts'
import { Choose } from '../shell/choose.tsx'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Question } from '../shell/question.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { departmentPaths } from './department-names.ts'
import { directoryTexts } from './texts.ts'
import { useCorpChange } from './use-corp.ts'

export function DepartmentForm(props: {
  readonly departments: readonly Department[]
  /** Absent: a new one, below `parentId`. */
  readonly department?: Department
  readonly parentId: number
  onSaved(id: number): void
  onClose(): void
}) {
  const t = useTexts(directoryTexts)
  const { department, departments } = props
  const [name, setName] = useState(department?.name ?? '')
  const [parentId, setParentId] = useState(props.parentId)
  const [position, setPosition] = useState(department?.position ?? 0)
  const save = useCorpChange(
    () => {
      const body = { name: name.trim(), parentId, position }
      return department
        ? platform.call('PUT /api/enterprise-account/departments/:departmentId', {
            params: { departmentId: String(department.id) },
            body,
          })
        : platform.call('POST /api/enterprise-account/departments', { body })
    },
    ({ id }) => {
      props.onSaved(id)
      props.onClose()
    },
  )
  const names = Object.fromEntries(
    [...departmentPaths(departments)].filter(([id]) => id !== department?.id),
  ) as Readonly<Record<number, string>>
  return (
    <Question
      title={department ? t.editDepartment : t.addDepartment}
      cancel={t.cancel}
      confirm={t.save}
      isBusy={save.isPending}
      canConfirm={name.trim() !== ''}
      onConfirm={() => save.mutate()}
      onClose={props.onClose}
    >
      <Field label={t.name}>
        <Input value={name} onChange={setName} maxlength={32} autofocus />
      </Field>
      <Choose<number> label={t.parent} names={names} value={parentId} onChoose={setParentId} />
      <Field label={t.position} help={t.positionHint}>
        <InputNumber
          value={position}
          min={0}
          decimalPlaces={0}
          theme="normal"
          onChange={(value) => setPosition(Number(value))}
        />
      </Field>
      <Refusal error={save.error} />
    </Question>
  )
}
