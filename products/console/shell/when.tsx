/**
 * A moment as people read it: relative within a day, a date otherwise; the full time on hover and for
 * screen readers. What a rule counts by is said in the zone of the rules.
 */
import { useLanguage, useTexts } from './language-context.tsx'
import { platformNow } from './platform-time.ts'
import { RULES_ZONE } from './rules-zone.ts'
import { shellTexts } from './texts.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

export function When({ at, ofRule = false }: { readonly at: string; readonly ofRule?: boolean }) {
  const t = useTexts(shellTexts)
  const { language } = useLanguage()
  const locale = language === 'zh' ? 'zh-CN' : 'en'
  const date = new Date(at)
  const zone = ofRule ? { timeZone: RULES_ZONE } : {}
  const full = date.toLocaleString(locale, { ...zone, ...(ofRule && { timeZoneName: 'short' }) })
  return (
    <time dateTime={at} title={full}>
      {relative(date, locale, t.justNow) ?? date.toLocaleDateString(locale, zone)}
    </time>
  )
}

/** `undefined`: more than a day away. */
function relative(date: Date, locale: string, justNow: string): string | undefined {
  const ageMs = platformNow() - date.getTime()
  // In Chinese Intl says 此刻 of both sides: of what has happened nobody would.
  if (ageMs >= 0 && ageMs < MINUTE_MS / 2) return justNow
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  if (Math.abs(ageMs) < HOUR_MS) return format.format(-Math.round(ageMs / MINUTE_MS), 'minute')
  if (Math.abs(ageMs) < DAY_MS) return format.format(-Math.round(ageMs / HOUR_MS), 'hour')
  return undefined
}
