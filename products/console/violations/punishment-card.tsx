/** One punishment as owners and staff read it; what they can do about it stands below. */
import type { ReactNode } from 'react'
import { Tag } from 'tdesign-react'
import type { Punishment } from '@maque/protocol/platform/violations.ts'
import { Facts } from '../registration/facts.tsx'
import { Colon } from '../shell/colon.tsx'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { When } from '../shell/when.tsx'
import { violationTexts } from './texts.ts'

export function PunishmentCard(props: {
  readonly punishment: Punishment
  readonly isNamed?: boolean
  readonly children?: ReactNode
}) {
  const t = useTexts(violationTexts)
  const { language } = useLanguage()
  const { id, appId, appName, kind, feature, rule, reason, evidence, appeal, ...rest } = props.punishment
  const isOver = !rest.isEffective && rest.state === 'in-force'
  return (
    <li className="panel" aria-labelledby={id}>
      <div className="panel-row">
        <h2 id={id}>
          {t.kinds[kind]}
          {feature && (
            <>
              <Colon />
              {t.features[feature]}
            </>
          )}
        </h2>
        <Tag theme={rest.isEffective ? 'danger' : 'default'} variant="light">
          {isOver ? t.over : t.states[rest.state]}
        </Tag>
      </div>
      <div className="two-columns">
        <Facts
          of={[
            ...(props.isNamed
              ? ([
                  [
                    t.app,
                    <>
                      {appName} <code className="quiet">{appId}</code>
                    </>,
                  ],
                ] as const)
              : []),
            [t.rule, `${rule.id} ${rule.text[language]}`],
            [t.reason, <span className="written">{reason}</span>],
            [
              t.period,
              <>
                <When at={rest.startsAt} /> {t.until} {rest.endsAt ? <When at={rest.endsAt} /> : t.forEver}
              </>,
            ],
            ...(evidence.length > 0 ? ([[t.pictures, <Pictures addresses={evidence} />]] as const) : []),
          ]}
        />
        {appeal && (
          <section className="verdict" aria-labelledby={`${id}-appeal`}>
            <h3 id={`${id}-appeal`}>{t.appeal}</h3>
            <p className="written">{appeal.text}</p>
            <Files addresses={appeal.materials} name={t.material} />
            {appeal.answer !== undefined && (
              <p className="written">
                <strong>
                  {t.answer}
                  <Colon />
                </strong>
                {appeal.answer}
              </p>
            )}
          </section>
        )}
      </div>
      {props.children}
    </li>
  )
}

/** Evidence is always pictures: small here, whole in a page of their own. */
function Pictures({ addresses }: { readonly addresses: readonly string[] }) {
  const t = useTexts(violationTexts)
  return (
    <span className="evidence">
      {addresses.map((address, at) => (
        <a key={address} href={address} target="_blank" rel="noreferrer">
          <img src={address} alt={t.evidence(at + 1)} />
        </a>
      ))}
    </span>
  )
}

export function Files(props: {
  readonly addresses: readonly string[]
  readonly name: (number: number) => string
}) {
  if (props.addresses.length === 0) return null
  return (
    <p className="actions">
      {props.addresses.map((address, at) => (
        <a key={address} href={address} target="_blank" rel="noreferrer">
          {props.name(at + 1)}
        </a>
      ))}
    </p>
  )
}
