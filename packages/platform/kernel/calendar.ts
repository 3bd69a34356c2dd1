/**
 * Days, months and years, for rules that count by them. They are those of Beijing, as in the documents
 * the rules come from: eight hours ahead of UTC, all year.
 */
import { DAY_MS, HOUR_MS, later } from './clock.ts'

const AHEAD_MS = 8 * HOUR_MS

/** When the day of this moment began. */
export function dayStart(moment: Date): Date {
  return new Date(Math.floor((moment.getTime() + AHEAD_MS) / DAY_MS) * DAY_MS - AHEAD_MS)
}

export function nextDay(moment: Date): Date {
  return later(dayStart(moment), DAY_MS)
}

/** When the n-th working day after the day of this moment is over. Saturdays and Sundays are none; holidays are not known. */
export function workingDaysLater(moment: Date, days: number): Date {
  let day = dayStart(moment)
  for (let counted = 0; counted < days;) {
    day = later(day, DAY_MS)
    if (isWorkingDay(day)) counted += 1
  }
  return later(day, DAY_MS)
}

function isWorkingDay(day: Date): boolean {
  const weekday = later(day, AHEAD_MS).getUTCDay()
  return weekday !== SUNDAY && weekday !== SATURDAY
}

const SUNDAY = 0
const SATURDAY = 6

/** When the month of this moment began. */
export function monthStart(moment: Date): Date {
  return monthOf(moment, 0)
}

export function nextMonth(moment: Date): Date {
  return monthOf(moment, 1)
}

/** The same time of the same day so many months later, or of that month's last day. */
export function monthsLater(moment: Date, months: number): Date {
  const there = later(moment, AHEAD_MS)
  const first = Date.UTC(there.getUTCFullYear(), there.getUTCMonth() + months, 1)
  const daysOfMonth = new Date(
    Date.UTC(there.getUTCFullYear(), there.getUTCMonth() + months + 1, 0),
  ).getUTCDate()
  const intoDay = there.getTime() % DAY_MS
  const day = Math.min(there.getUTCDate(), daysOfMonth) - 1
  return new Date(first + day * DAY_MS + intoDay - AHEAD_MS)
}

/** When the year of this moment began. */
export function yearStart(moment: Date): Date {
  return yearOf(moment, 0)
}

export function nextYear(moment: Date): Date {
  return yearOf(moment, 1)
}

function yearOf(moment: Date, yearsLater: number): Date {
  const there = later(moment, AHEAD_MS)
  return new Date(Date.UTC(there.getUTCFullYear() + yearsLater, 0, 1) - AHEAD_MS)
}

function monthOf(moment: Date, monthsLater: number): Date {
  const there = later(moment, AHEAD_MS)
  return new Date(Date.UTC(there.getUTCFullYear(), there.getUTCMonth() + monthsLater, 1) - AHEAD_MS)
}
