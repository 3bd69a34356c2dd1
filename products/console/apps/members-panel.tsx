/** Who belongs to a mini program, what they may, and how many places are left. */
import { useState } from 'react'
import { Input, Tag } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { App } from '@maque/protocol/platform/apps.ts'
import type { Member, MemberList } from '@maque/protocol/platform/members.ts'
import { Button } from '../shell/button.tsx'
import { sessionQuery } from '../session/session-query.ts'
import { platform } from '../platform.ts'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Question } from '../shell/question.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { EditMember, type Ticks } from './edit-member.tsx'
import { memberTexts } from './member-texts.ts'

export function MembersPanel({ app }: { readonly app: App }) {
  const t = useTexts(memberTexts)
  const members = useQuery({ queryKey: membersKey(app.appId), queryFn: () => platform.members(app.appId) })
  const mayManage = app.permissions.includes('manage')
  const mayInviteTesters = !app.roles.includes('experiencer')
  const isTester = ({ roles }: Member) => roles.includes('experiencer')
  return (
    <Loaded query={members}>
      {(list) => (
        <>
          <section className="panel" aria-labelledby="members">
            <Head id="members" title={t.members} places={list.projectMembers} />
            <Rows app={app} members={list.members.filter((one) => !isTester(one))} mayChange={mayManage} />
            {mayManage && <AddMember app={app} />}
          </section>
          <section className="panel" aria-labelledby="testers">
            <Head id="testers" title={t.experiencers} places={list.experiencers} />
            <p className="quiet">{t.experiencersHint}</p>
            <Rows app={app} members={list.members.filter(isTester)} mayChange={mayInviteTesters} />
            {mayInviteTesters && <AddTester app={app} />}
          </section>
          {mayManage && (list.administratorOf === 'app' ? <HandOver app={app} /> : <ChangedInAccount />)}
        </>
      )}
    </Loaded>
  )
}

function membersKey(appId: string): readonly string[] {
  return ['members', appId]
}

function useRefresh(appId: string): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: membersKey(appId) })
}

function Head(props: {
  readonly id: string
  readonly title: string
  readonly places: MemberList['experiencers']
}) {
  const t = useTexts(memberTexts)
  return (
    <div className="panel-row">
      <h2 id={props.id}>{props.title}</h2>
      <span className="quiet">{t.places(props.places.used, props.places.limit)}</span>
    </div>
  )
}

function Rows(props: {
  readonly app: App
  readonly members: readonly Member[]
  readonly mayChange: boolean
}) {
  const t = useTexts(memberTexts)
  if (props.members.length === 0) return <p className="quiet">{t.none}</p>
  return (
    <ul className="versions">
      {props.members.map((member) => (
        <li key={member.personId + member.state}>
          <MemberRow app={props.app} member={member} mayChange={props.mayChange} />
        </li>
      ))}
    </ul>
  )
}

function MemberRow(props: { readonly app: App; readonly member: Member; readonly mayChange: boolean }) {
  const t = useTexts(memberTexts)
  const { name, email, roles, permissions, state } = props.member
  const [asked, setAsked] = useState<'change' | 'remove'>()
  const isAdministrator = roles.includes('administrator') && state === 'member'
  const isProjectMember = !roles.includes('experiencer') && !roles.includes('administrator')
  return (
    <div className="panel-row">
      <div>
        <strong>{name}</strong>{' '}
        {roles.map((role) => (
          <Tag key={role} variant="light" size="small">
            {t.roles[role]}
          </Tag>
        ))}{' '}
        {state === 'invited' && <Tag size="small">{t.invited}</Tag>}
        <div className="quiet">{email}</div>
        {isProjectMember && (
          <div className="quiet">{permissions.map((one) => t.permissions[one]).join(' · ')}</div>
        )}
      </div>
      {props.mayChange && !isAdministrator && (
        <span className="actions">
          {isProjectMember && (
            <Button variant="text" onClick={() => setAsked('change')}>
              {t.change}
            </Button>
          )}
          <Button variant="text" theme="danger" onClick={() => setAsked('remove')}>
            {state === 'invited' ? t.takeBack : t.remove}
          </Button>
        </span>
      )}
      {asked === 'remove' && (
        <Remove app={props.app} member={props.member} onClose={() => setAsked(undefined)} />
      )}
      {asked === 'change' && (
        <Change app={props.app} member={props.member} onClose={() => setAsked(undefined)} />
      )}
    </div>
  )
}

interface AboutMember {
  readonly app: App
  readonly member: Member
  onClose(): void
}

function Remove({ app: { appId }, member: { personId, name, roles }, onClose }: AboutMember) {
  const t = useTexts(memberTexts)
  const refresh = useRefresh(appId)
  const remove = useMutation({
    mutationFn: async () => {
      const params = { appId, personId }
      if (roles.includes('experiencer')) {
        await platform.call('DELETE /api/apps/:appId/experiencers/:personId', { params })
      } else await platform.removeMember(appId, personId)
    },
    onSuccess: async () => {
      onClose()
      await refresh()
    },
  })
  return (
    <Question
      title={`${t.remove} · ${name}`}
      cancel={t.cancel}
      confirm={t.remove}
      isBusy={remove.isPending}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <p>{t.removeConfirm(name)}</p>
      <Refusal error={remove.error} />
    </Question>
  )
}

function Change({ app: { appId }, member, onClose }: AboutMember) {
  const t = useTexts(memberTexts)
  const refresh = useRefresh(appId)
  const [ticks, setTicks] = useState<Ticks>(() => ({
    roles: member.roles.filter((role) => role !== 'administrator' && role !== 'experiencer'),
    permissions: member.permissions,
  }))
  const change = useMutation({
    mutationFn: () =>
      platform.call('PUT /api/apps/:appId/members/:personId', {
        params: { appId, personId: member.personId },
        body: ticks,
      }),
    onSuccess: async () => {
      onClose()
      await refresh()
    },
  })
  return (
    <Question
      title={`${t.change} · ${member.name}`}
      cancel={t.cancel}
      confirm={t.save}
      isBusy={change.isPending}
      canConfirm={ticks.roles.length > 0}
      onConfirm={() => change.mutate()}
      onClose={onClose}
    >
      <EditMember ticks={ticks} onTick={setTicks} />
      <Refusal error={change.error} />
    </Question>
  )
}

const noTicks: Ticks = { roles: [], permissions: [] }

function AddMember({ app: { appId } }: { readonly app: App }) {
  const t = useTexts(memberTexts)
  const refresh = useRefresh(appId)
  const [email, setEmail] = useState('')
  const [ticks, setTicks] = useState(noTicks)
  const add = useMutation({
    mutationFn: () => platform.addMember(appId, { email: email.trim(), ...ticks }),
    onSuccess: async () => {
      setEmail('')
      setTicks(noTicks)
      await refresh()
    },
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        add.mutate()
      }}
    >
      <p className="quiet">{t.hint}</p>
      <Field label={t.email}>
        <Input value={email} onChange={setEmail} maxlength={254} />
      </Field>
      <EditMember ticks={ticks} onTick={setTicks} />
      <Refusal error={add.error} />
      <Button
        type="submit"
        loading={add.isPending}
        disabled={email.trim() === '' || ticks.roles.length === 0}
      >
        {t.add}
      </Button>
    </form>
  )
}

function AddTester({ app: { appId } }: { readonly app: App }) {
  const t = useTexts(memberTexts)
  const refresh = useRefresh(appId)
  return (
    <ByEmail
      deed={t.addExperiencer}
      onEmail={async (email) => {
        await platform.call('POST /api/apps/:appId/experiencers', { params: { appId }, body: { email } })
        await refresh()
      }}
    />
  )
}

function HandOver({ app: { appId } }: { readonly app: App }) {
  const t = useTexts(memberTexts)
  const refresh = useRefresh(appId)
  return (
    <section className="panel" aria-labelledby="hand-over">
      <h2 id="hand-over">{t.handOver}</h2>
      <p className="quiet">{t.handOverHint}</p>
      <ByEmail
        deed={t.invite}
        onEmail={async (email) => {
          await platform.call('PUT /api/apps/:appId/administrator', { params: { appId }, body: { email } })
          await refresh()
        }}
      />
    </section>
  )
}

/** Where another administrator is chosen for an app of a registered account. */
function ChangedInAccount() {
  const t = useTexts(memberTexts)
  const session = useQuery(sessionQuery)
  const isAccount = session.data?.registrationId !== undefined
  return (
    <section className="panel" aria-labelledby="hand-over">
      <h2 id="hand-over">{t.handOver}</h2>
      <p className="quiet">{isAccount ? t.changedHere : t.changedInAccount}</p>
      {isAccount && <Link href="/account">{t.toAccount}</Link>}
    </section>
  )
}

/** Somebody who is named by what they sign in with, and one deed. */
function ByEmail(props: { readonly deed: string; onEmail(email: string): Promise<void> }) {
  const t = useTexts(memberTexts)
  const [email, setEmail] = useState('')
  const deed = useMutation({
    mutationFn: () => props.onEmail(email.trim()),
    onSuccess: () => setEmail(''),
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        deed.mutate()
      }}
    >
      <Field label={t.email}>
        <Input value={email} onChange={setEmail} maxlength={254} />
      </Field>
      <Refusal error={deed.error} />
      <Button type="submit" variant="outline" loading={deed.isPending} disabled={email.trim() === ''}>
        {props.deed}
      </Button>
    </form>
  )
}
