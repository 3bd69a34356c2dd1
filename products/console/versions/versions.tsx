/** Version management: what is online, what is in review, and everything that was uploaded. */
import { useState } from 'react'
import { MessagePlugin, Popup, Tag } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { App } from '@maque/protocol/platform/apps.ts'
import type { AppPermission } from '@maque/protocol/platform/members.ts'
import type { Release } from '@maque/protocol/platform/releases.ts'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { appTexts } from '../apps/texts.ts'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Question } from '../shell/question.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { When } from '../shell/when.tsx'
import { ClientUpdatesPanel } from './client-updates-panel.tsx'
import { ComparePanel } from './compare-panel.tsx'
import { Diagnostics } from './diagnostics.tsx'
import { nextVersion } from './next-version.ts'
import { releaseStateTag } from './release-state.ts'
import { RolloutForm } from './rollout-form.tsx'
import { RolloutPanel } from './rollout-panel.tsx'
import { rolloutTexts } from './rollout-texts.ts'
import { SubmissionCard } from './submission-card.tsx'
import { SubmissionForm } from './submission-form.tsx'
import { versionTexts } from './texts.ts'
import { UploadPanel } from './upload-panel.tsx'

const COMPILING_POLL_MS = 1000

export function Versions({ app }: { readonly app: App }) {
  const t = useTexts(appTexts)
  const may = (permission: AppPermission): boolean => app.permissions.includes(permission)
  const releases = useQuery({
    queryKey: ['releases', app.appId],
    queryFn: () => platform.releases(app.appId),
    refetchInterval: ({ state }) =>
      state.data?.some((release) => release.state === 'compiling') ? COMPILING_POLL_MS : false,
  })
  return (
    <>
      <Loaded query={releases}>
        {(list) => {
          const [latest] = list
          const online = list.find(({ state }) => state === 'online')
          const inReview = list.find(({ state }) => ['auditing', 'delayed', 'approved'].includes(state))
          const others = list.filter((release) => release !== online && release !== inReview)
          return (
            <>
              {may('upload') && <UploadPanel app={app} suggestedVersion={nextVersion(latest?.version)} />}
              <section className="panel" aria-labelledby="online">
                <h2 id="online">{t.onlineVersion}</h2>
                {online ? <ReleaseRow app={app} release={online} /> : <p className="quiet">{t.noOnline}</p>}
              </section>
              <RolloutPanel appId={app.appId} mayPublish={may('publish')} />
              <section className="panel" aria-labelledby="review">
                <h2 id="review">{t.auditVersion}</h2>
                {inReview && <ReleaseRow app={app} release={inReview} />}
                <Submissions app={app} />
              </section>
              <section className="panel" aria-labelledby="others">
                <h2 id="others">{t.otherVersions}</h2>
                {others.length === 0 && (
                  <p className="quiet">{latest === undefined ? t.noVersions : t.noOtherVersions}</p>
                )}
                <ul className="versions">
                  {others.map((release) => (
                    <li key={release.id}>
                      <ReleaseRow app={app} release={release} />
                    </li>
                  ))}
                </ul>
              </section>
              <ClientUpdatesPanel appId={app.appId} mayPublish={may('publish')} />
              <ComparePanel appId={app.appId} releases={list.filter(({ digest }) => digest !== undefined)} />
            </>
          )
        }}
      </Loaded>
    </>
  )
}

/** The latest open, the others folded. */
function Submissions({ app: { appId, permissions } }: { readonly app: App }) {
  const t = useTexts(versionTexts)
  const apps = useTexts(appTexts)
  const mayPublish = permissions.includes('publish')
  const submissions = useQuery({
    queryKey: ['submissions', appId],
    queryFn: async () =>
      (await platform.call('GET /api/apps/:appId/submissions', { params: { appId } })).submissions,
  })
  return (
    <Loaded query={submissions}>
      {([latest, ...earlier]) => (
        <>
          {latest ? (
            <SubmissionCard appId={appId} mayPublish={mayPublish} submission={latest} />
          ) : (
            <p className="quiet">{apps.noAudit}</p>
          )}
          {earlier.length > 0 && (
            <details>
              <summary>
                {t.history} ({earlier.length})
              </summary>
              {earlier.map((submission) => (
                <SubmissionCard
                  key={submission.auditId}
                  appId={appId}
                  mayPublish={mayPublish}
                  submission={submission}
                />
              ))}
            </details>
          )}
        </>
      )}
    </Loaded>
  )
}

const allTexts = {
  zh: { ...rolloutTexts.zh, ...appTexts.zh, ...versionTexts.zh },
  en: { ...rolloutTexts.en, ...appTexts.en, ...versionTexts.en },
}

/** What an owner can do to a version; which of it is possible follows from the version's state. */
type Step =
  | 'submit'
  | 'stage'
  | 'withdraw'
  | 'release'
  | 'roll-back'
  | 'make-trial'
  | 'renew-code'
  | 'end-trial'
  | 'delete'

/** Those that are asked for with a sentence; the others have a form. */
type AskedStep = Exclude<Step, 'submit' | 'stage'>

const possibleSteps: Readonly<Record<Release['state'], readonly Step[]>> = {
  compiling: [],
  failed: ['delete'],
  development: ['submit', 'make-trial', 'delete'],
  superseded: ['submit', 'make-trial', 'delete'],
  auditing: ['withdraw', 'make-trial'],
  delayed: ['withdraw', 'make-trial'],
  approved: ['release', 'stage', 'withdraw', 'make-trial'],
  rejected: ['submit', 'make-trial', 'delete'],
  gray: [],
  online: [],
  replaced: ['roll-back'],
  'rolled-back': [],
  deleted: [],
}

function ReleaseRow({ app, release }: { readonly app: App; readonly release: Release }) {
  const t = useTexts(allTexts)
  const { language } = useLanguage()
  const [asked, setAsked] = useState<Step | null>(null)
  const tag = releaseStateTag(release.state, language)
  const runs = release.state !== 'compiling' && release.state !== 'failed'
  const asTrial = useQuery({
    queryKey: ['trial', app.appId],
    queryFn: () => platform.call('GET /api/apps/:appId/trial', { params: { appId: app.appId } }),
    enabled: release.isTrial,
  })
  const trial = release.isTrial ? asTrial.data?.trial : undefined
  const possible: readonly Step[] = release.isTrial
    ? [...possibleSteps[release.state].filter((step) => step !== 'make-trial'), 'renew-code', 'end-trial']
    : possibleSteps[release.state]
  // Whoever only looks is offered nothing that would be refused.
  const steps = app.permissions.includes('publish') ? possible : []
  return (
    <article>
      <div className="panel-row">
        <div>
          <strong>{release.version}</strong>{' '}
          <Tag theme={tag.theme} variant="light">
            {tag.label}
          </Tag>{' '}
          {release.isTrial && (
            <Tag theme="primary" variant="outline">
              {t.trial}
            </Tag>
          )}
          <div className="quiet">
            {release.description && <>{release.description} · </>}
            {release.uploadedBy} · <When at={release.uploadedAt} />
          </div>
          {trial && (
            <div className="quiet">
              {trial.isOver ? (
                t.codeOver
              ) : (
                <>
                  {t.codeUntil} <When at={trial.until} />
                </>
              )}
            </div>
          )}
        </div>
        <div className="actions">
          {runs && (
            <Button
              variant="outline"
              href={
                release.state === 'online'
                  ? `/app/${app.appId}`
                  : `/preview/${trial?.isOver === false ? trial.code : release.id}`
              }
              target="_blank"
            >
              {release.state === 'online' ? t.openOnline : t.preview}
            </Button>
          )}
          {runs && trial?.isOver !== true && <OnPhone release={release} code={trial?.code ?? release.id} />}
          {steps.map((step) => (
            <Button
              key={step}
              theme={step === 'submit' || step === 'release' ? 'primary' : 'default'}
              variant={step === 'submit' || step === 'release' ? 'base' : 'outline'}
              onClick={() => setAsked(step)}
            >
              {stepNames(t)[step]}
            </Button>
          ))}
        </div>
      </div>
      <Diagnostics diagnostics={release.diagnostics} isOpen={release.state === 'failed'} />
      {asked === 'submit' && <SubmissionForm release={release} onClose={() => setAsked(null)} />}
      {asked === 'stage' && <RolloutForm release={release} onClose={() => setAsked(null)} />}
      {asked !== null && asked !== 'submit' && asked !== 'stage' && (
        <AskForStep release={release} step={asked} onClose={() => setAsked(null)} />
      )}
    </article>
  )
}

interface OnPhoneProps {
  readonly release: Release
  /** What the picture stands for: another one is another picture. */
  readonly code: string
}

/** The code that opens a version on a phone, shown when it is asked for: that of the online one is for everybody. */
function OnPhone({ release: { appId, id, version, state }, code }: OnPhoneProps) {
  const t = useTexts(versionTexts)
  return (
    <Popup
      trigger="click"
      destroyOnClose
      content={
        <div className="phone-code">
          <img
            src={`/api/apps/${appId}/releases/${id}/code?of=${code}`}
            alt={t.codeOf(version)}
            width="200"
            height="200"
          />
          <p className="quiet">{state === 'online' ? t.onlineCodeHint : t.codeHint}</p>
        </div>
      }
    >
      <Button variant="outline">{t.onPhone}</Button>
    </Popup>
  )
}

type Messages = (typeof allTexts)['zh']

function stepNames(t: Messages): Readonly<Record<Step, string>> {
  return {
    submit: t.submit,
    stage: t.start,
    withdraw: t.withdraw,
    release: t.release,
    'roll-back': t.rollBack,
    'make-trial': t.makeTrial,
    'renew-code': t.renewCode,
    'end-trial': t.endTrial,
    delete: t.delete,
  }
}

interface AskForStepProps {
  readonly release: Release
  readonly step: AskedStep
  readonly onClose: () => void
}

function AskForStep({ release, step, onClose }: AskForStepProps) {
  const t = useTexts(allTexts)
  const queries = useQueryClient()
  const { version } = release
  const said = {
    withdraw: ['', t.withdrawn],
    release: [t.releaseConfirm(version), t.released],
    'roll-back': [t.rollBackConfirm(version), t.rolledBack],
    'make-trial': ['', t.trialChosen],
    'renew-code': [t.renewCodeConfirm, t.codeRenewed],
    'end-trial': [t.endTrialConfirm, t.trialEnded],
    delete: [t.deleteConfirm(version), t.deleted],
  }[step]
  const run = useMutation({
    mutationFn: () => carryOut(step, release),
    onSuccess: async () => {
      onClose()
      void MessagePlugin.success(said[1] ?? '')
      await queries.invalidateQueries()
    },
  })
  const name = stepNames(t)[step]
  return (
    <Question
      title={`${name} · ${version}`}
      cancel={t.cancel}
      confirm={name}
      isBusy={run.isPending}
      onConfirm={() => run.mutate()}
      onClose={onClose}
    >
      {said[0] !== '' && <p>{said[0]}</p>}
      <Refusal error={run.error} />
    </Question>
  )
}

async function carryOut(step: AskedStep, { appId, id: releaseId }: Release): Promise<unknown> {
  switch (step) {
    case 'withdraw':
      return platform.withdraw(appId, releaseId)
    case 'release':
      return platform.release(appId, releaseId)
    case 'roll-back':
      return platform.rollBack(appId, releaseId)
    case 'make-trial':
      return platform.call('PUT /api/apps/:appId/trial', { params: { appId }, body: { releaseId } })
    case 'renew-code':
      return platform.call('POST /api/apps/:appId/trial/code', { params: { appId } })
    case 'end-trial':
      return platform.call('DELETE /api/apps/:appId/trial', { params: { appId } })
    case 'delete':
      return platform.call('DELETE /api/apps/:appId/releases/:releaseId', { params: { appId, releaseId } })
  }
}
