/** Whose account it is. */
import { useState } from 'react'
import { Input } from 'tdesign-react'
import { useMutation } from '@tanstack/react-query'
import { unreachable } from '@maque/base/unreachable.ts'
import type { Registration, SubjectForm, SubjectType } from '@maque/protocol/platform/registration.ts'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { Choose } from '../shell/choose.tsx'
import { registrationTexts } from './texts.ts'

type FormOf<Type extends SubjectType> = Extract<SubjectForm, { readonly type: Type }>

/** What was typed so far, of all types: changing the type loses nothing. */
interface Draft {
  readonly type: SubjectType
  readonly name: string
  readonly idNumber: string
  readonly codeType: 1 | 2 | 3
  readonly code: string
  readonly form: FormOf<'enterprise'>['form']
  readonly branch: FormOf<'government'>['branch']
  readonly medium: FormOf<'media'>['medium']
}

const empty: Draft = {
  type: 'individual',
  name: '',
  idNumber: '',
  codeType: 1,
  code: '',
  form: 'enterprise',
  branch: 'municipal',
  medium: 'newspaper',
}

export function SubjectPart(props: {
  readonly registration: Registration
  onSaid(registration: Registration): void
}) {
  const t = useTexts(registrationTexts)
  const { subject } = props.registration
  const [draft, setDraft] = useState<Draft>({
    ...empty,
    ...(subject && { type: subject.type, name: subject.name }),
  })
  const change = (part: Partial<Draft>): void => setDraft({ ...draft, ...part })
  const say = useMutation({
    mutationFn: () => platform.call('PUT /api/registration/subject', { body: formOf(draft) }),
    onSuccess: props.onSaid,
  })
  return (
    <form
      className="panel narrow"
      onSubmit={(event) => {
        event.preventDefault()
        say.mutate()
      }}
    >
      <Choose
        label={t.subjectType}
        names={t.subjectTypes}
        value={draft.type}
        onChoose={(type) => change({ type })}
      />
      <Field
        label={draft.type === 'individual' ? t.personName : t.organisationName}
        help={draft.type === 'individual' ? undefined : t.asInCertificate}
      >
        <Input value={draft.name} onChange={(name) => change({ name })} maxlength={64} />
      </Field>
      {draft.type === 'individual' ? (
        <Field label={t.idNumber}>
          <Input value={draft.idNumber} onChange={(idNumber) => change({ idNumber })} maxlength={18} />
        </Field>
      ) : (
        <>
          {draft.type === 'enterprise' && (
            <Choose
              label={t.enterpriseForm}
              names={t.enterpriseForms}
              value={draft.form}
              onChoose={(form) => change({ form })}
            />
          )}
          {draft.type === 'government' && (
            <Choose
              label={t.branch}
              names={t.branches}
              value={draft.branch}
              onChoose={(branch) => change({ branch })}
            />
          )}
          {draft.type === 'media' && (
            <Choose
              label={t.medium}
              names={t.media}
              value={draft.medium}
              onChoose={(medium) => change({ medium })}
            />
          )}
          <Choose
            label={t.codeType}
            names={t.codeTypes}
            value={draft.codeType}
            onChoose={(codeType) => change({ codeType })}
          />
          <Field label={t.code}>
            <Input value={draft.code} onChange={(code) => change({ code })} maxlength={18} />
          </Field>
        </>
      )}
      <Refusal error={say.error} />
      <Button type="submit" loading={say.isPending} disabled={draft.name.trim() === ''}>
        {t.next}
      </Button>
    </form>
  )
}

function formOf({ type, name, idNumber, codeType, code, form, branch, medium }: Draft): SubjectForm {
  const organisation = { name, codeType, code }
  switch (type) {
    case 'individual':
      return { type, name, idNumber }
    case 'enterprise':
      return { type, form, ...organisation }
    case 'government':
      return { type, branch, ...organisation }
    case 'media':
      return { type, medium, ...organisation }
    case 'sole-trader':
    case 'other':
      return { type, ...organisation }
    default:
      return unreachable(type)
  }
}
