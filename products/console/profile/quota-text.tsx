/** How much of what may be done is used, and when counting begins anew. */
import type { Quota } from '@maque/protocol/platform/profile.ts'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { profileTexts } from './texts.ts'

export function QuotaText({ quota: { used, limit, resetsAt } }: { readonly quota: Quota }) {
  const t = useTexts(profileTexts)
  const { language } = useLanguage()
  const locale = language === 'zh' ? 'zh-CN' : 'en'
  return (
    <span className="quiet">
      {t.quota(used, limit)}
      {resetsAt !== undefined &&
        used > 0 &&
        ` · ${t.resets} ${new Date(resetsAt).toLocaleDateString(locale)}`}
    </span>
  )
}
