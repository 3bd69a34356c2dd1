/** A member who is added or changed. */
import { useState } from 'react'
import { Input } from 'tdesign-react'
import type { CorpMember, Department } from '@maque/protocol/platform/corps.ts'
import { platform } from '../platform.ts'
import { Checkbox } from '../shell/checkbox.tsx'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Question } from '../shell/question.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { ChooseSeveral } from './choose-several.tsx'
import { departmentPaths } from './department-names.ts'
import { directoryTexts } from './texts.ts'
import { useCorpChange } from './use-corp.ts'

export function MemberForm(props: {
  readonly departments: readonly Department[]
  /** Absent: a new one, in `departmentId`. */
  readonly member?: CorpMember
  readonly departmentId: number
  onClose(): void
}) {
  const t = useTexts(directoryTexts)
  const { member } = props
  const [userId, setUserId] = useState(member?.userId ?? '')
  const [name, setName] = useState(member?.name ?? '')
  const [login, setLogin] = useState(member?.login ?? '')
  const [title, setTitle] = useState(member?.title ?? '')
  const [departments, setDepartments] = useState<readonly number[]>(
    member?.departments ?? [props.departmentId],
  )
  const [isDisabled, setDisabled] = useState(member?.state === 'disabled')
  const save = useCorpChange(() => {
    const form = { name: name.trim(), login: login.trim(), title: title.trim(), departments }
    return member
      ? platform.call('PUT /api/enterprise-account/members/:userId', {
          params: { userId: member.userId },
          body: { ...form, isDisabled },
        })
      : platform.call('POST /api/enterprise-account/members', { body: { userId: userId.trim(), ...form } })
  }, props.onClose)
  return (
    <Question
      title={member ? t.editMember : t.addMember}
      cancel={t.cancel}
      confirm={t.save}
      isBusy={save.isPending}
      canConfirm={userId.trim() !== '' && name.trim() !== '' && departments.length > 0}
      onConfirm={() => save.mutate()}
      onClose={props.onClose}
    >
      <Field label={t.userId} help={t.userIdHint}>
        <Input value={userId} onChange={setUserId} maxlength={64} disabled={member !== undefined} />
      </Field>
      <Field label={t.memberName}>
        <Input value={name} onChange={setName} maxlength={64} />
      </Field>
      <Field label={t.login} help={t.loginHint}>
        <Input value={login} onChange={setLogin} maxlength={254} />
      </Field>
      <Field label={t.jobTitle}>
        <Input value={title} onChange={setTitle} maxlength={128} />
      </Field>
      <ChooseSeveral
        label={t.ofDepartments}
        choices={[...departmentPaths(props.departments)].map(([value, label]) => ({ value, label }))}
        values={departments}
        onChoose={setDepartments}
      />
      {member && (
        <Checkbox checked={isDisabled} onChange={setDisabled}>
          {t.disabled}
        </Checkbox>
      )}
      <Refusal error={save.error} />
    </Question>
  )
}
