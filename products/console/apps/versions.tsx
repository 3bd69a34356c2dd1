/** Version management: what is online, what is in review, and everything that was uploaded. */
import { useState } from 'react'
import { Button, MessagePlugin, Tag, Textarea } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { App } from '@maque/protocol/platform/apps.ts'
import type { Release } from '@maque/protocol/platform/releases.ts'
import { platform, refusalText } from '../platform.ts'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Question } from '../shell/question.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { When } from '../shell/when.tsx'
import { Diagnostics } from './diagnostics.tsx'
import { nextVersion } from './next-version.ts'
import { releaseStateTag } from './release-state.ts'
import { appTexts } from './texts.ts'
import { UploadPanel } from './upload-panel.tsx'

const COMPILING_POLL_MS = 1000

export function Versions({ app }: { readonly app: App }) {
  const t = useTexts(appTexts)
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
          const inReview = list.find(({ state }) => state === 'auditing' || state === 'approved')
          const others = list.filter((release) => release !== online && release !== inReview)
          return (
            <>
              <UploadPanel app={app} suggestedVersion={nextVersion(latest?.version)} />
              <section className="panel" aria-labelledby="online">
                <h2 id="online">{t.onlineVersion}</h2>
                {online ? <ReleaseRow app={app} release={online} /> : <p className="quiet">{t.noOnline}</p>}
              </section>
              <section className="panel" aria-labelledby="review">
                <h2 id="review">{t.auditVersion}</h2>
                {inReview ? (
                  <ReleaseRow app={app} release={inReview} />
                ) : (
                  <p className="quiet">{t.noAudit}</p>
                )}
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
            </>
          )
        }}
      </Loaded>
    </>
  )
}

/** What an owner can do to a version; which of it is possible follows from the version's state. */
type Step = 'submit' | 'withdraw' | 'release' | 'roll-back'

const possibleSteps: Readonly<Record<Release['state'], readonly Step[]>> = {
  compiling: [],
  failed: [],
  development: ['submit'],
  auditing: ['withdraw'],
  approved: ['release', 'withdraw'],
  rejected: ['submit'],
  online: [],
  replaced: ['roll-back'],
  'rolled-back': [],
}

function ReleaseRow({ app, release }: { readonly app: App; readonly release: Release }) {
  const t = useTexts(appTexts)
  const { language } = useLanguage()
  const [asked, setAsked] = useState<Step | null>(null)
  const tag = releaseStateTag(release.state, language)
  const runs = release.state !== 'compiling' && release.state !== 'failed'
  return (
    <article>
      <div className="panel-row">
        <div>
          <strong>{release.version}</strong>{' '}
          <Tag theme={tag.theme} variant="light">
            {tag.label}
          </Tag>
          <div className="quiet">
            {release.description && <>{release.description} · </>}
            {release.uploadedBy} · <When at={release.uploadedAt} />
          </div>
        </div>
        <div className="actions">
          {runs && (
            <Button
              variant="outline"
              tag="a"
              href={release.state === 'online' ? `/app/${app.appId}` : `/preview/${release.id}`}
              target="_blank"
            >
              {release.state === 'online' ? t.openOnline : t.preview}
            </Button>
          )}
          {possibleSteps[release.state].map((step) => (
            <Button
              key={step}
              theme={step === 'withdraw' ? 'default' : 'primary'}
              variant={step === 'roll-back' ? 'outline' : 'base'}
              onClick={() => setAsked(step)}
            >
              {stepLabel(step, t)}
            </Button>
          ))}
        </div>
      </div>
      {release.reason && (
        <p>
          <span className="quiet">{t.reason}：</span>
          {release.reason}
        </p>
      )}
      <Diagnostics diagnostics={release.diagnostics} isOpen={release.state === 'failed'} />
      {asked && <AskForStep app={app} release={release} step={asked} onClose={() => setAsked(null)} />}
    </article>
  )
}

type AppMessages = (typeof appTexts)['zh']

function stepLabel(step: Step, t: AppMessages): string {
  return { submit: t.submit, withdraw: t.withdraw, release: t.release, 'roll-back': t.rollBack }[step]
}

function AskForStep({
  app,
  release,
  step,
  onClose,
}: {
  app: App
  release: Release
  step: Step
  onClose(): void
}) {
  const t = useTexts(appTexts)
  const { language } = useLanguage()
  const queries = useQueryClient()
  const [note, setNote] = useState(release.description)
  const done = { submit: t.submitted, withdraw: t.withdrawn, release: t.released, 'roll-back': t.rolledBack }[
    step
  ]
  const run = useMutation({
    mutationFn: () => {
      switch (step) {
        case 'submit':
          return platform.submit(app.appId, release.id, note)
        case 'withdraw':
          return platform.withdraw(app.appId, release.id)
        case 'release':
          return platform.release(app.appId, release.id)
        case 'roll-back':
          return platform.rollBack(app.appId, release.id)
      }
    },
    onSuccess: async () => {
      onClose()
      void MessagePlugin.success(done)
      await queries.invalidateQueries()
    },
    onError: (error) => void MessagePlugin.error(refusalText(error, language)),
  })
  return (
    <Question
      title={`${stepLabel(step, t)} · ${release.version}`}
      cancel={t.cancel}
      confirm={stepLabel(step, t)}
      isBusy={run.isPending}
      onConfirm={() => run.mutate()}
      onClose={onClose}
    >
      {step === 'submit' && (
        <>
          <p id="submit-hint">{t.submitHint}</p>
          <Textarea
            value={note}
            onChange={setNote}
            maxlength={200}
            autosize={{ minRows: 3 }}
            aria-describedby="submit-hint"
            autofocus
          />
        </>
      )}
      {step === 'release' && <p>{t.releaseConfirm(release.version)}</p>}
      {step === 'roll-back' && <p>{t.rollBackConfirm(release.version)}</p>}
    </Question>
  )
}
