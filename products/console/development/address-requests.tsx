/** Servers that use the AppSecret from addresses which are not in its list, and wait for the administrator. */
import type { AddressRequest } from '@maque/protocol/platform/development.ts'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { useTexts } from '../shell/language-context.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { When } from '../shell/when.tsx'
import { developmentTexts } from './texts.ts'
import { useChange } from './use-change.ts'

export function AddressRequests(props: {
  readonly appId: string
  readonly requests: readonly AddressRequest[]
}) {
  const t = useTexts(developmentTexts)
  const { appId, requests } = props
  const answer = useChange(appId, (body: { readonly address: string; readonly isAllowed: boolean }) =>
    platform.call('POST /api/apps/:appId/address-requests', { params: { appId }, body }),
  )
  if (requests.length === 0) return null
  return (
    <section aria-labelledby="address-requests">
      <h3 id="address-requests">{t.addressRequests}</h3>
      <p className="quiet">{t.addressRequestsHint}</p>
      <ul className="plain versions">
        {requests.map(({ address, askedAt }) => (
          <li key={address} className="panel-row">
            <span className="wrap">
              <code>{address}</code> · <When at={askedAt} />
            </span>
            <span className="actions">
              <Button
                variant="outline"
                loading={answer.isPending}
                aria-label={`${t.allowAddress} ${address}`}
                onClick={() => answer.mutate({ address, isAllowed: true })}
              >
                {t.allowAddress}
              </Button>
              <Button
                variant="text"
                theme="danger"
                aria-label={`${t.refuseAddress} ${address}`}
                onClick={() => answer.mutate({ address, isAllowed: false })}
              >
                {t.refuseAddress}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <Refusal error={answer.error} />
    </section>
  )
}
