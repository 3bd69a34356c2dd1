/**
 * A moment as people read it: relative within a day, a date otherwise; the full time on hover and for
 * screen readers. What a rule counts by is said in the zone of the rules.
 */
import { useLanguage } from './language-context.tsx'
import { RULES_ZONE } from './rules-zone.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

export function When({ at, ofRule = false }: { readonly at: string; readonly ofRule?: boolean }) {
  const { language } = useLanguage()
  const locale = language === 'zh' ? 'zh-CN' : 'en'
  const date = new Date(at)
  const zone = ofRule ? { timeZone: RULES_ZONE } : {}
  const full = date.toLocaleString(locale, { ...zone, ...(ofRule && { timeZoneName: 'short' }) })
  return (
    <time dateTime={at} title={full}>
      {relative(date, locale) ?? date.toLocaleDateString(locale, zone)}
    </time>
  )
}

/** `undefined`: more than a day away. */
function relative(date: Date, locale: string): string | undefined {
  const ageMs = Date.now() - date.getTime()
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  if (Math.abs(ageMs) < HOUR_MS) return format.format(-Math.round(ageMs / MINUTE_MS), 'minute')
  if (Math.abs(ageMs) < DAY_MS) return format.format(-Math.round(ageMs / HOUR_MS), 'hour')
  return undefined
}
