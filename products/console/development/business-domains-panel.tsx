/** Sites that the mini program's `<web-view>` may show. */
import { useState } from 'react'
import { Input } from 'tdesign-react'
import type { DevelopmentSettings } from '@maque/protocol/platform/development.ts'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { AskedButton } from '../shell/asked-button.tsx'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { When } from '../shell/when.tsx'
import { AllowanceLine } from './allowance-line.tsx'
import { ProofFileFacts } from './proof-file-facts.tsx'
import { developmentTexts } from './texts.ts'
import { useChange } from './use-change.ts'

export function BusinessDomainsPanel({ settings }: { readonly settings: DevelopmentSettings }) {
  const t = useTexts(developmentTexts)
  const { appId } = settings
  const { domains, proofFile, allowance, closedTo } = settings.businessDomains
  const [domain, setDomain] = useState('')
  const add = useChange(appId, () =>
    platform.call('POST /api/apps/:appId/business-domains/:domain', {
      params: { appId, domain: domain.trim() },
    }),
  )
  const remove = useChange(appId, (listed: string) =>
    platform.call('DELETE /api/apps/:appId/business-domains/:domain', { params: { appId, domain: listed } }),
  )
  return (
    <section className="panel" aria-labelledby="business-domains">
      <h2 id="business-domains">{t.businessDomains}</h2>
      <p className="quiet">{closedTo ? t.notForThese[closedTo] : t.businessDomainsHint}</p>
      <AllowanceLine label={t.businessDomains} allowance={allowance} />
      {!closedTo && (
        <>
          <ProofFileFacts file={proofFile} where={t.proofAtRoot} />
          <form
            className="panel-row"
            onSubmit={(event) => {
              event.preventDefault()
              add.mutate(undefined, { onSuccess: () => setDomain('') })
            }}
          >
            <Field label={t.businessDomain}>
              <Input value={domain} onChange={setDomain} placeholder="https://www.example.com" />
            </Field>
            <Button type="submit" loading={add.isPending} disabled={domain.trim() === ''}>
              {t.checkAndAdd}
            </Button>
          </form>
        </>
      )}
      <Refusal error={add.error ?? remove.error} />
      <ul className="versions">
        {domains.map((listed) => (
          <li key={listed.domain} className="panel-row">
            <span>
              {listed.domain}{' '}
              <span className="quiet">
                · <When at={listed.addedAt} />
              </span>
            </span>
            <AskedButton
              label={t.remove}
              about={listed.domain}
              consequence={t.removeBusinessDomainHint}
              isBusy={remove.isPending && remove.variables === listed.domain}
              onConfirm={() => remove.mutate(listed.domain)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
