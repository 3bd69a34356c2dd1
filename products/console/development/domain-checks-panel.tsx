/** Whether versions that are not online obey the server domains. */
import type { DevelopmentSettings, DomainChecks } from '@maque/protocol/platform/development.ts'
import { platform } from '../platform.ts'
import { useTexts } from '../shell/language-context.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { Switch } from '../shell/switch.tsx'
import { developmentTexts } from './texts.ts'
import { useChange } from './use-change.ts'

export function DomainChecksPanel({ settings }: { readonly settings: DevelopmentSettings }) {
  const t = useTexts(developmentTexts)
  const { appId, domainChecks } = settings
  const save = useChange(appId, (body: DomainChecks) =>
    platform.call('PUT /api/apps/:appId/domain-checks', { params: { appId }, body }),
  )
  return (
    <section className="panel" aria-labelledby="domain-checks">
      <h2 id="domain-checks">{t.checks}</h2>
      <p className="quiet">{t.checksHint}</p>
      {(['develop', 'trial'] as const).map((version) => (
        <label className="switch-row" key={version}>
          <Switch
            value={domainChecks[version]}
            loading={save.isPending}
            onChange={(isChecked) => save.mutate({ ...domainChecks, [version]: isChecked })}
          />{' '}
          <span>{t.checkedIn[version]}</span>
        </label>
      ))}
      <Refusal error={save.error} />
    </section>
  )
}
