/** A moment as people read it: relative within a day, a date otherwise; the full time on hover and for screen readers. */
import { useLanguage } from './language-context.tsx'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

export function When({ at }: { readonly at: string }) {
  const { language } = useLanguage()
  const locale = language === 'zh' ? 'zh-CN' : 'en'
  const date = new Date(at)
  return (
    <time dateTime={at} title={date.toLocaleString(locale)}>
      {relative(date, locale)}
    </time>
  )
}

function relative(date: Date, locale: string): string {
  const ageMs = Date.now() - date.getTime()
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  if (Math.abs(ageMs) < HOUR_MS) return format.format(-Math.round(ageMs / MINUTE_MS), 'minute')
  if (Math.abs(ageMs) < DAY_MS) return format.format(-Math.round(ageMs / HOUR_MS), 'hour')
  return date.toLocaleDateString(locale)
}
