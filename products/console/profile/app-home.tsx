/** What is left to do until users can open the mini program, and what is used of its quotas. */
import { Tag } from 'tdesign-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { App } from '@maque/protocol/platform/apps.ts'
import type { Checklist, ChecklistItem } from '@maque/protocol/platform/profile.ts'
import { platform } from '../platform.ts'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { QuotaText } from './quota-text.tsx'
import { profileTexts } from './texts.ts'

export function AppHome({ app: { appId } }: { readonly app: App }) {
  const checklist = useQuery({
    queryKey: ['checklist', appId],
    queryFn: () => platform.call('GET /api/apps/:appId/checklist', { params: { appId } }),
  })
  return (
    <Loaded query={checklist}>
      {({ steps, quotas }) => (
        <>
          <ol className="plain three-columns">
            {steps.map((step, index) => (
              <Step key={step.id} appId={appId} step={step} number={index + 1} />
            ))}
          </ol>
          <Quotas quotas={quotas} />
        </>
      )}
    </Loaded>
  )
}

/** Where each item is done. */
const places: Readonly<Partial<Record<ChecklistItem['id'], string>>> = {
  name: 'profile',
  avatar: 'profile',
  intro: 'profile',
  category: 'profile',
  privacy: 'profile',
  member: 'settings',
  version: 'versions',
  review: 'versions',
  release: 'versions',
}

function Step(props: {
  readonly appId: string
  readonly step: Checklist['steps'][number]
  readonly number: number
}) {
  const t = useTexts(profileTexts)
  const { id, items } = props.step
  return (
    <li className="panel" aria-labelledby={`step-${id}`}>
      <h2 id={`step-${id}`}>
        {props.number}. {t.steps[id]}
      </h2>
      <ul className="plain versions">
        {items.map((item) => (
          <Item key={item.id} appId={props.appId} item={item} />
        ))}
      </ul>
    </li>
  )
}

function Item({ appId, item }: { readonly appId: string; readonly item: ChecklistItem }) {
  const t = useTexts(profileTexts)
  const { language } = useLanguage()
  const { id, isDone, blocked } = item
  return (
    <li className="panel-row">
      <span>
        {/* Whose app it is is checked in the account's own session. */}
        <Link href={places[id] === undefined ? '/account' : `/apps/${appId}?tab=${places[id]}`}>
          {t.items[id]}
        </Link>
        {blocked && (
          <>
            <br />
            <span className="quiet">{blocked[language]}</span>
          </>
        )}
      </span>
      <Tag theme={isDone ? 'success' : blocked ? 'warning' : 'default'} variant="light">
        {isDone ? t.done : blocked ? t.blocked : t.open}
      </Tag>
    </li>
  )
}

function Quotas({ quotas }: { readonly quotas: Checklist['quotas'] }) {
  const t = useTexts(profileTexts)
  return (
    <section className="panel" aria-labelledby="quotas">
      <h2 id="quotas">{t.quotas}</h2>
      <ul className="plain versions">
        {quotas.map((quota) => (
          <li key={quota.rule} className="panel-row">
            <span>{t.quotaNames[quota.rule] ?? quota.rule}</span>
            <QuotaText quota={quota} />
          </li>
        ))}
      </ul>
    </section>
  )
}
