/** Who works for the platform, and as what: appointed, changed and relieved by operators. */
import { useState } from 'react'
import { Input, MessagePlugin, Tag } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { StaffRole } from '@maque/protocol/platform/session.ts'
import type { StaffMember } from '@maque/protocol/platform/staff.ts'
import { AskedButton } from '../shell/asked-button.tsx'
import { Button } from '../shell/button.tsx'
import { Checkbox } from '../shell/checkbox.tsx'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Question } from '../shell/question.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { platform } from '../platform.ts'
import { staffTexts } from './staff-texts.ts'

const queryKey = ['staff']

export function StaffDesk() {
  const t = useTexts(staffTexts)
  const [isAppointing, setAppointing] = useState(false)
  const staff = useQuery({ queryKey, queryFn: () => platform.call('GET /api/operator/staff', {}) })
  return (
    <Loaded query={staff}>
      {(answer) => (
        <section className="panel">
          <div className="panel-row">
            <p className="quiet">{t.hint}</p>
            <Button onClick={() => setAppointing(true)}>{t.appoint}</Button>
          </div>
          {isAppointing && <RolesForm onClose={() => setAppointing(false)} />}
          <ul className="plain versions">
            {answer.staff.map((member) => (
              <li key={member.personId}>
                <MemberRow member={member} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </Loaded>
  )
}

/** What is appointed, everywhere it is shown. */
function useAppointing(onDone: () => void) {
  const t = useTexts(staffTexts)
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { readonly login: string; readonly roles: readonly StaffRole[] }) =>
      platform.call('PUT /api/operator/staff', { body }),
    onSuccess: async () => {
      onDone()
      void MessagePlugin.success(t.saved)
      await queries.invalidateQueries()
    },
  })
}

function MemberRow({ member }: { readonly member: StaffMember }) {
  const t = useTexts(staffTexts)
  const [isChanging, setChanging] = useState(false)
  const relieve = useAppointing(() => undefined)
  const { name, login, roles } = member
  return (
    <article>
      <div className="panel-row">
        <div>
          <strong>{name}</strong> <span className="quiet wrap">{login}</span>
          <div className="actions">
            {roles.map((role) => (
              <Tag key={role} variant="light" theme={role === 'operator' ? 'warning' : 'primary'}>
                {t.roleNames[role]}
              </Tag>
            ))}
          </div>
        </div>
        <div className="actions">
          <Button variant="outline" aria-label={`${t.change} · ${name}`} onClick={() => setChanging(true)}>
            {t.change}
          </Button>
          <AskedButton
            label={t.relieve}
            about={name}
            consequence={t.relieveHint(name)}
            isBusy={relieve.isPending}
            onConfirm={() => relieve.mutate({ login, roles: [] })}
          />
        </div>
      </div>
      <Refusal error={relieve.error} />
      {isChanging && <RolesForm member={member} onClose={() => setChanging(false)} />}
    </article>
  )
}

function RolesForm({ member, onClose }: { readonly member?: StaffMember; readonly onClose: () => void }) {
  const t = useTexts(staffTexts)
  const [login, setLogin] = useState(member?.login ?? '')
  const [roles, setRoles] = useState<readonly StaffRole[]>(member?.roles ?? ['reviewer'])
  const appoint = useAppointing(onClose)
  // The keys are what its type says.
  const all = Object.keys(t.roleNames) as StaffRole[]
  const name = member ? t.change : t.appoint
  return (
    <Question
      title={member ? `${name} · ${member.name}` : name}
      cancel={t.cancel}
      confirm={name}
      isBusy={appoint.isPending}
      canConfirm={login.trim() !== '' && roles.length > 0}
      onConfirm={() => appoint.mutate({ login: login.trim(), roles })}
      onClose={onClose}
    >
      {!member && (
        <Field label={t.login}>
          <Input value={login} onChange={setLogin} maxlength={254} autofocus />
        </Field>
      )}
      <fieldset className="group">
        <legend>{t.roles}</legend>
        {all.map((role) => (
          <p key={role}>
            <Checkbox
              checked={roles.includes(role)}
              onChange={(isChosen) =>
                setRoles(isChosen ? [...roles, role] : roles.filter((one) => one !== role))
              }
            >
              {t.roleNames[role]} <span className="quiet">{t.roleHints[role]}</span>
            </Checkbox>
          </p>
        ))}
      </fieldset>
      <Refusal error={appoint.error} />
    </Question>
  )
}
