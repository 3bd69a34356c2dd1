/** How much of what may be done is used, and when counting begins anew. */
import type { Quota } from '@maque/protocol/platform/profile.ts'
import { useTexts } from '../shell/language-context.tsx'
import { Meter } from '../shell/meter.tsx'
import { When } from '../shell/when.tsx'
import { profileTexts } from './texts.ts'

export function QuotaText({ quota: { used, limit, resetsAt } }: { readonly quota: Quota }) {
  const t = useTexts(profileTexts)
  return (
    <span className="quiet">
      {t.quota(used, limit)}
      {resetsAt !== undefined && used > 0 && (
        <>
          {` · ${t.resets} `}
          <When at={resetsAt} ofRule />
        </>
      )}
      <Meter used={used} limit={limit} />
    </span>
  )
}
