/** What qualification auditors have decided, and the way to an avatar that has passed. */
import { useState } from 'react'
import { Input, Tag } from 'tdesign-react'
import { useQuery } from '@tanstack/react-query'
import { categoryName } from '@maque/protocol/platform/category-names.ts'
import type { AuditDecision } from '@maque/protocol/platform/profile.ts'
import { Button } from '../shell/button.tsx'
import { Colon } from '../shell/colon.tsx'
import { platform } from '../platform.ts'
import { Field } from '../shell/field.tsx'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { When } from '../shell/when.tsx'
import { AuditCard } from './audit-card.tsx'
import { qualificationTexts } from './qualification-texts.ts'
import { auditQuery, SoughtFields, type Sought } from './sought-audits.tsx'
import { operationTexts } from './texts.ts'

const themes = { approved: 'success', refused: 'danger', agreed: 'warning' } as const

export function AuditDecisions() {
  const t = useTexts(qualificationTexts)
  const [sought, setSought] = useState<Sought>({ kind: 'everything', q: '' })
  const decided = useQuery({
    queryKey: ['profile-audits', 'decisions', sought],
    queryFn: () => platform.call('GET /api/operator/profile-audits/decisions', { query: auditQuery(sought) }),
    placeholderData: (before) => before,
  })
  return (
    <>
      <FindAvatar />
      <div className="panel panel-row">
        <SoughtFields sought={sought} onSought={setSought} />
      </div>
      <Loaded query={decided}>
        {({ decisions }) =>
          decisions.length === 0 ? (
            <div className="empty">{t.nothing}</div>
          ) : (
            <ul className="plain panel versions">
              {decisions.map((decision) => (
                <li key={`${decision.taskId} ${decision.at}`}>
                  <Decision decision={decision} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  )
}

function Decision({ decision }: { readonly decision: AuditDecision }) {
  const t = useTexts(qualificationTexts)
  const { auditKinds } = useTexts(operationTexts)
  const { language } = useLanguage()
  const { kind, about, appName, appId, pictureUrl, outcome, reason, because, by, at } = decision
  const title = kind === 'category' ? categoryName(about, language) : about || appName
  const outcomeName = kind === 'avatar' && outcome === 'refused' ? t.taken : t.outcomes[outcome]
  return (
    <>
      <div className="panel-row">
        <div className="app-head">
          {pictureUrl !== undefined && <img src={pictureUrl} alt="" width="44" height="44" />}
          <div>
            {auditKinds[kind]}
            <Colon />
            <strong>{title}</strong>
            <div className="quiet">
              {appName} · <code>{appId}</code> · {t.decidedBy(by)} · <When at={at} />
            </div>
          </div>
        </div>
        <Tag theme={themes[outcome]} variant="light">
          {outcomeName}
        </Tag>
      </div>
      {because && <p>{because[language]}</p>}
      {reason !== '' && <p>{reason}</p>}
    </>
  )
}

/** Complaints come later than audits. */
function FindAvatar() {
  const t = useTexts(qualificationTexts)
  const [appId, setAppId] = useState('')
  const [asked, setAsked] = useState('')
  const found = useQuery({
    queryKey: ['profile-audits', 'avatar', asked],
    queryFn: async () => {
      const [{ task }, { reasons }] = await Promise.all([
        platform.call('GET /api/operator/apps/:appId/avatar', { params: { appId: asked } }),
        platform.call('GET /api/operator/profile-audits', { query: { kind: 'avatar', q: asked } }),
      ])
      return { task, reasons }
    },
    enabled: asked !== '',
  })
  return (
    <details className="audit-avatar">
      <summary>{t.findAvatar}</summary>
      <form
        className="panel panel-row"
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(appId.trim())
        }}
      >
        <Field label="AppID" help={t.findAvatarHint}>
          <Input value={appId} onChange={setAppId} maxlength={60} />
        </Field>
        <Button type="submit" variant="outline" disabled={appId.trim() === ''}>
          {t.find}
        </Button>
      </form>
      {asked !== '' && (
        <Loaded query={found}>
          {({ task, reasons }) =>
            task ? (
              <ul className="plain">
                <AuditCard task={task} reasons={reasons} isPassed />
              </ul>
            ) : (
              <div className="empty">{t.noAvatar}</div>
            )
          }
        </Loaded>
      )}
    </details>
  )
}
