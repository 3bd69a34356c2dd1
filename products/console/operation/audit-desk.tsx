/** Everything that was done or refused, by whom; whether the log is whole. */
import { useState } from 'react'
import { Alert } from 'tdesign-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { auditNames } from '@maque/protocol/platform/audit-names.ts'
import type { AuditRecord } from '@maque/protocol/platform/audit.ts'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { When } from '../shell/when.tsx'
import { AuditFilter, noFilter, queryOf } from './audit-filter.tsx'
import { auditTexts } from './audit-texts.ts'

/** A log of before may tell of what is not done any more. */
const names: Readonly<Record<string, string | undefined>> = auditNames

export function AuditDesk() {
  const t = useTexts(auditTexts)
  const [written, setWritten] = useState(noFilter)
  const [before, setBefore] = useState<number>()
  const filter = queryOf(written)
  const query = { ...filter, ...(before !== undefined && { before }) }
  const log = useQuery({
    queryKey: ['audit', query],
    queryFn: () => platform.call('GET /api/operator/audit', { query }),
  })
  const verify = useMutation({ mutationFn: () => platform.call('GET /api/operator/audit/verification', {}) })
  return (
    <>
      <section className="panel" aria-label={t.filters}>
        <AuditFilter
          written={written}
          onWritten={(next) => {
            setBefore(undefined)
            setWritten(next)
          }}
        />
        <div className="actions">
          <Button variant="outline" href={`/api/operator/audit/export?${new URLSearchParams(filter)}`}>
            {t.exportLog}
          </Button>
          <Button variant="outline" loading={verify.isPending} onClick={() => verify.mutate()}>
            {t.verify}
          </Button>
        </div>
        <Refusal error={verify.error} />
        {verify.data && (
          <Alert
            className="form-alert"
            theme={verify.data.brokenAt === undefined ? 'success' : 'error'}
            message={
              verify.data.brokenAt === undefined
                ? t.whole(verify.data.entries)
                : t.brokenAt(verify.data.brokenAt)
            }
          />
        )}
      </section>
      <section className="panel">
        <Loaded query={log}>
          {({ entries }) => (
            <>
              <Entries entries={entries} />
              <div className="actions">
                <Button
                  variant="text"
                  disabled={entries.length === 0}
                  onClick={() => setBefore(entries.at(-1)?.id)}
                >
                  {t.older}
                </Button>
                {before !== undefined && (
                  <Button variant="text" onClick={() => setBefore(undefined)}>
                    {t.newest}
                  </Button>
                )}
              </div>
            </>
          )}
        </Loaded>
      </section>
    </>
  )
}

function Entries({ entries }: { readonly entries: readonly AuditRecord[] }) {
  const t = useTexts(auditTexts)
  if (entries.length === 0) return <p className="quiet">{t.nothing}</p>
  return (
    <div className="table-wrap">
      <table className="table table-stacks">
        <thead>
          <tr>
            <th>{t.time}</th>
            <th>{t.actor}</th>
            <th>{t.action}</th>
            <th>{t.target}</th>
            <th>{t.outcome}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Entry({ entry }: { readonly entry: AuditRecord }) {
  const t = useTexts(auditTexts)
  const { language } = useLanguage()
  const { actor, action, target, outcome, rule, happenedAt } = entry
  return (
    <tr>
      <td className="unbroken">
        <When at={happenedAt} />
      </td>
      <td>
        {t.actors[actor.kind] ?? actor.kind} <small className="quiet wrap">{actor.id}</small>
      </td>
      <td>
        {language === 'zh' && <div>{names[action]}</div>}
        <code>{action}</code>
        <Details entry={entry} />
      </td>
      <td className="wrap">{target}</td>
      <td className={outcome === 'done' ? '' : 'refused'}>
        {outcome === 'done' ? t.done : outcome}
        {rule && <div className="quiet">{rule}</div>}
      </td>
    </tr>
  )
}

function Details({ entry: { id, address, changes, hash } }: { readonly entry: AuditRecord }) {
  const t = useTexts(auditTexts)
  return (
    <details>
      <summary className="quiet">{t.details(id)}</summary>
      <dl className="facts">
        <dt>{t.changes}</dt>
        <dd>
          {changes.length === 0 && t.noChanges}
          {changes.map(({ what, before, after }, index) => (
            <div key={index}>
              <code>{what}</code> {before !== undefined && <del>{JSON.stringify(before)}</del>}
              {after !== undefined && <ins> {JSON.stringify(after)}</ins>}
            </div>
          ))}
        </dd>
        <dt>{t.address}</dt>
        <dd>{address}</dd>
        <dt>{t.hash}</dt>
        <dd>
          <small>{hash}</small>
        </dd>
      </dl>
    </details>
  )
}
