/** Domains that are filed with the authorities: where the rules want it, apps may reach no others. */
import { useState } from 'react'
import { Input } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { RemovableRow } from '../shell/removable-row.tsx'
import { operationTexts } from './texts.ts'

const queryKey = ['icp-filings']

export function IcpDesk() {
  const t = useTexts(operationTexts)
  const filings = useQuery({ queryKey, queryFn: () => platform.call('GET /api/operator/icp-filings', {}) })
  return (
    <>
      <AddFiling />
      <Loaded query={filings}>
        {({ domains }) =>
          domains.length === 0 ? (
            <div className="empty">{t.nothing}</div>
          ) : (
            <ul className="plain panel versions">
              {domains.map((domain) => (
                <Filing key={domain} domain={domain} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  )
}

function AddFiling() {
  const t = useTexts(operationTexts)
  const queries = useQueryClient()
  const [domain, setDomain] = useState('')
  const add = useMutation({
    mutationFn: () =>
      platform.call('PUT /api/operator/icp-filings/:domain', { params: { domain: domain.trim() } }),
    onSuccess: async () => {
      setDomain('')
      await queries.invalidateQueries({ queryKey })
    },
  })
  return (
    <form
      className="panel"
      onSubmit={(event) => {
        event.preventDefault()
        add.mutate()
      }}
    >
      <p className="quiet">{t.filingHint}</p>
      <Field label={t.filedDomain}>
        <Input value={domain} onChange={setDomain} maxlength={253} placeholder="example.com" />
      </Field>
      <Refusal error={add.error} />
      <Button type="submit" loading={add.isPending} disabled={domain.trim() === ''}>
        {t.save}
      </Button>
    </form>
  )
}

function Filing({ domain }: { readonly domain: string }) {
  const t = useTexts(operationTexts)
  return (
    <RemovableRow
      label={t.removeWord}
      about={domain}
      consequence={t.unfileHint}
      queryKey={queryKey}
      remove={() => platform.call('DELETE /api/operator/icp-filings/:domain', { params: { domain } })}
    >
      {domain}
    </RemovableRow>
  )
}
