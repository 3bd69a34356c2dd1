/** The directory: departments on one side, the members of the one that is chosen on the other. */
import { useState } from 'react'
import { Input, Tag } from 'tdesign-react'
import { useQuery } from '@tanstack/react-query'
import type { Corp, CorpMember, Department } from '@maque/protocol/platform/corps.ts'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Meter } from '../shell/meter.tsx'
import { DepartmentForm } from './department-form.tsx'
import { departmentPaths } from './department-names.ts'
import { DepartmentTree } from './department-tree.tsx'
import { ImportMembers } from './import-members.tsx'
import { MemberForm } from './member-form.tsx'
import { Removal } from './removal.tsx'
import { directoryTexts } from './texts.ts'

type Asked =
  | { readonly what: 'add-department' | 'edit-department' | 'remove-department' | 'add-member' | 'import' }
  | { readonly what: 'edit-member' | 'remove-member'; readonly member: CorpMember }

export function DirectoryPanel({ corp }: { readonly corp: Corp }) {
  const t = useTexts(directoryTexts)
  const [chosen, setChosen] = useState(1)
  const [asked, setAsked] = useState<Asked>()
  const close = () => setAsked(undefined)
  const [root] = corp.departments
  const department = corp.departments.find(({ id }) => id === chosen) ?? root
  if (!department) return null
  const isRoot = department.parentId === 0
  return (
    <div className="directory">
      <section className="panel">
        <DepartmentTree departments={corp.departments} chosen={department.id} onChoose={setChosen} />
      </section>
      <section className="panel" aria-labelledby="department">
        <h2 id="department">{departmentPaths(corp.departments).get(department.id)}</h2>
        <div className="actions">
          <Button onClick={() => setAsked({ what: 'add-member' })}>{t.addMember}</Button>
          <Button variant="outline" onClick={() => setAsked({ what: 'import' })}>
            {t.importMembers}
          </Button>
          <Button variant="outline" onClick={() => setAsked({ what: 'add-department' })}>
            {t.addDepartment}
          </Button>
          {!isRoot && (
            <>
              <Button variant="outline" onClick={() => setAsked({ what: 'edit-department' })}>
                {t.editDepartment}
              </Button>
              <Button variant="text" theme="danger" onClick={() => setAsked({ what: 'remove-department' })}>
                {t.removeDepartment}
              </Button>
            </>
          )}
        </div>
        <MemberList corp={corp} department={department} onAsk={setAsked} />
      </section>
      {(asked?.what === 'add-department' || asked?.what === 'edit-department') && (
        <DepartmentForm
          departments={corp.departments}
          {...(asked.what === 'edit-department' && { department })}
          parentId={asked.what === 'edit-department' ? department.parentId : department.id}
          onSaved={setChosen}
          onClose={close}
        />
      )}
      {asked?.what === 'remove-department' && (
        <Removal
          question={t.removeDepartmentQuestion(department.name)}
          confirm={t.removeDepartment}
          remove={() =>
            platform.call('DELETE /api/enterprise-account/departments/:departmentId', {
              params: { departmentId: String(department.id) },
            })
          }
          onRemoved={() => setChosen(department.parentId)}
          onClose={close}
        />
      )}
      {(asked?.what === 'add-member' || asked?.what === 'edit-member') && (
        <MemberForm
          departments={corp.departments}
          departmentId={department.id}
          {...(asked.what === 'edit-member' && { member: asked.member })}
          onClose={close}
        />
      )}
      {asked?.what === 'remove-member' && (
        <Removal
          question={t.removeMemberQuestion(asked.member.name)}
          confirm={t.removeMember}
          remove={() =>
            platform.call('DELETE /api/enterprise-account/members/:userId', {
              params: { userId: asked.member.userId },
            })
          }
          onClose={close}
        />
      )}
      {asked?.what === 'import' && <ImportMembers onClose={close} />}
    </div>
  )
}

function MemberList(props: {
  readonly corp: Corp
  readonly department: Department
  onAsk(asked: Asked): void
}) {
  const t = useTexts(directoryTexts)
  const { corp, department, onAsk } = props
  const [q, setQ] = useState('')
  const list = useQuery({
    queryKey: ['corp', 'members', department.id, q],
    queryFn: () =>
      platform.call('GET /api/enterprise-account/members', {
        query: { q, departmentId: String(department.id) },
      }),
    placeholderData: (before) => before,
  })
  const paths = departmentPaths(corp.departments)
  return (
    <>
      <p className="quiet">
        {t.count(corp.members.used, corp.members.limit)}{' '}
        <Meter used={corp.members.used} limit={corp.members.limit} />
      </p>
      <Field label={t.search}>
        <Input value={q} onChange={setQ} clearable />
      </Field>
      <Loaded query={list}>
        {({ members, total }) => (
          <>
            {members.length === 0 && <p className="quiet">{t.noMembers}</p>}
            {total > members.length && <p className="quiet">{t.more(members.length, total)}</p>}
            <ul className="versions" aria-label={t.members}>
              {members.map((member) => (
                <li key={member.userId} className="panel-row">
                  <span className="wrap">
                    <strong>{member.name}</strong>{' '}
                    <Tag variant="light" theme={member.state === 'active' ? 'success' : 'default'}>
                      {t.states[member.state]}
                    </Tag>
                    <br />
                    <span className="quiet">
                      {[member.userId, member.title, member.login].filter((part) => part !== '').join(' · ')}
                      <br />
                      {member.departments.map((id) => paths.get(id) ?? id).join('；')}
                    </span>
                  </span>
                  <span className="actions">
                    <Button variant="text" onClick={() => onAsk({ what: 'edit-member', member })}>
                      {t.edit}
                    </Button>
                    <Button
                      variant="text"
                      theme="danger"
                      onClick={() => onAsk({ what: 'remove-member', member })}
                    >
                      {t.removeMember}
                    </Button>
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </>
  )
}
