/** Who belongs to a mini program, and as what. */
import { useState } from 'react'
import { Button, Input, Tag } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AddMemberRequest, App, Member } from '@maque/protocol/platform/apps.ts'
import { platform } from '../platform.ts'
import { Choose } from '../shell/choose.tsx'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Question } from '../shell/question.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { settingsTexts } from './settings-texts.ts'

export function MembersPanel({ app }: { readonly app: App }) {
  const t = useTexts(settingsTexts)
  const queryKey = ['members', app.appId]
  const members = useQuery({ queryKey, queryFn: () => platform.members(app.appId) })
  const mayManage = app.role === 'administrator'
  return (
    <section className="panel" aria-labelledby="members">
      <h2 id="members">{t.members}</h2>
      <Loaded query={members}>
        {(list) => (
          <ul className="versions">
            {list.map((member) => (
              <li key={member.personId}>
                <MemberRow app={app} member={member} mayManage={mayManage} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {mayManage && <AddMember app={app} />}
    </section>
  )
}

function MemberRow(props: { readonly app: App; readonly member: Member; readonly mayManage: boolean }) {
  const t = useTexts(settingsTexts)
  const queries = useQueryClient()
  const { appId } = props.app
  const { personId, name, email, role } = props.member
  const [isAsked, setIsAsked] = useState(false)
  const remove = useMutation({
    mutationFn: () => platform.removeMember(appId, personId),
    onSuccess: async () => {
      setIsAsked(false)
      await queries.invalidateQueries({ queryKey: ['members', appId] })
    },
  })
  return (
    <div className="panel-row">
      <div>
        <strong>{name}</strong>{' '}
        <Tag variant="light" size="small">
          {t.roles[role]}
        </Tag>
        <div className="quiet">{email}</div>
      </div>
      {props.mayManage && role !== 'administrator' && (
        <Button variant="text" theme="danger" onClick={() => setIsAsked(true)}>
          {t.remove}
        </Button>
      )}
      {isAsked && (
        <Question
          title={`${t.remove} · ${name}`}
          cancel={t.cancel}
          confirm={t.remove}
          isBusy={remove.isPending}
          onConfirm={() => remove.mutate()}
          onClose={() => setIsAsked(false)}
        >
          <p>{t.removeConfirm(name)}</p>
          <Refusal error={remove.error} />
        </Question>
      )}
    </div>
  )
}

function AddMember({ app: { appId } }: { readonly app: App }) {
  const t = useTexts(settingsTexts)
  const queries = useQueryClient()
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<AddMemberRequest['role']>('developer')
  const { administrator: _, ...roles } = t.roles
  const add = useMutation({
    mutationFn: () => platform.addMember(appId, { email: email.trim(), role }),
    onSuccess: async () => {
      setEmail('')
      await queries.invalidateQueries({ queryKey: ['members', appId] })
    },
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        add.mutate()
      }}
    >
      <p className="quiet">{t.membersHint}</p>
      <div className="actions">
        <Field label={t.memberEmail}>
          <Input value={email} onChange={setEmail} maxlength={254} />
        </Field>
        <Choose<AddMemberRequest['role']> label={t.role} names={roles} value={role} onChoose={setRole} />
      </div>
      <Refusal error={add.error} />
      <Button type="submit" loading={add.isPending} disabled={email.trim() === ''}>
        {t.add}
      </Button>
    </form>
  )
}
