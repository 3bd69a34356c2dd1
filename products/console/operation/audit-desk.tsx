/** Everything that was done or refused, by whom; whether the log is whole. */
import { useState } from 'react'
import { Alert, Input } from 'tdesign-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { When } from '../shell/when.tsx'
import { operationTexts } from './texts.ts'

export function AuditDesk() {
  const t = useTexts(operationTexts)
  const [action, setAction] = useState('')
  const [before, setBefore] = useState<number>()
  const filter = {
    ...(action !== '' && { action }),
    ...(before !== undefined && { before }),
  }
  const log = useQuery({
    queryKey: ['audit', filter],
    queryFn: () => platform.call('GET /api/operator/audit', { query: filter }),
  })
  const verify = useMutation({ mutationFn: () => platform.call('GET /api/operator/audit/verification', {}) })
  return (
    <section className="panel">
      <div className="panel-row">
        <Field label={t.action}>
          <Input
            value={action}
            onChange={(written) => {
              setBefore(undefined)
              setAction(written)
            }}
            clearable
          />
        </Field>
        <div className="actions">
          <Button variant="outline" loading={verify.isPending} onClick={() => verify.mutate()}>
            {t.verify}
          </Button>
          <Button
            variant="outline"
            href={`/api/operator/audit/export?${new URLSearchParams(action === '' ? {} : { action })}`}
          >
            {t.exportLog}
          </Button>
        </div>
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
      <Loaded query={log}>
        {({ entries }) => (
          <>
            <div className="table-wrap">
              <table className="table">
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
                    <tr key={entry.id}>
                      <td className="unbroken">
                        <When at={entry.happenedAt} />
                      </td>
                      <td>
                        {entry.actor.kind} <small className="quiet">{entry.actor.id}</small>
                      </td>
                      <td>
                        <code>{entry.action}</code>
                      </td>
                      <td className="wrap">{entry.target}</td>
                      <td className={entry.outcome === 'done' ? '' : 'refused'}>
                        {entry.outcome}
                        {entry.rule && <div className="quiet">{entry.rule}</div>}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            {entries.length === 0 && <p className="quiet">{t.nothing}</p>}
            <Button
              variant="text"
              disabled={entries.length === 0}
              onClick={() => setBefore(entries.at(-1)?.id)}
            >
              {t.older}
            </Button>
          </>
        )}
      </Loaded>
    </section>
  )
}
