import { describe, expect, it } from 'vitest'
import {
  dayStart,
  monthStart,
  monthsLater,
  nextDay,
  nextMonth,
  nextYear,
  workingDaysLater,
  yearStart,
} from './calendar.ts'

const at = (text: string): Date => new Date(text)

describe('a day of the calendar', () => {
  it.each([
    ['2026-11-20T15:59:59.999Z', '2026-11-19T16:00:00.000Z'],
    ['2026-11-20T16:00:00.000Z', '2026-11-20T16:00:00.000Z'],
  ])('that holds %s begins at %s', (moment, begins) => {
    expect(dayStart(at(moment)).toISOString()).toBe(begins)
    expect(nextDay(at(moment)).getTime()).toBe(at(begins).getTime() + 86_400_000)
  })
})

describe('working days', () => {
  it.each([
    ['a Monday', '2026-11-23T02:00:00Z', 5, '2026-11-30T16:00:00.000Z'],
    ['a Friday night in Beijing', '2026-11-27T15:59:59Z', 1, '2026-11-30T16:00:00.000Z'],
    ['the Saturday that begins a second later', '2026-11-27T16:00:00Z', 1, '2026-11-30T16:00:00.000Z'],
    ['a Sunday', '2026-11-29T02:00:00Z', 5, '2026-12-04T16:00:00.000Z'],
    ['a day, none later', '2026-11-23T02:00:00Z', 0, '2026-11-23T16:00:00.000Z'],
  ])('from %s end where %s and %i of them say', (_, from, days, over) => {
    expect(workingDaysLater(at(from), days).toISOString()).toBe(over)
  })
})

describe('months', () => {
  it.each([
    ['2026-05-20T04:00:00.000Z', 6, '2026-11-20T04:00:00.000Z'],
    ['2026-08-31T04:00:00.000Z', 6, '2027-02-28T04:00:00.000Z'],
    // The last hours of a month in Greenwich are of the next in Beijing.
    ['2026-08-31T17:00:00.000Z', 6, '2027-02-28T17:00:00.000Z'],
    ['2026-12-31T15:59:59.999Z', 2, '2027-02-28T15:59:59.999Z'],
  ])('after %s, %i of them, are %s', (from, months, to) => {
    expect(monthsLater(at(from), months).toISOString()).toBe(to)
  })
})

describe('a month of the calendar', () => {
  it.each([
    ['2026-11-30T15:59:59.999Z', '2026-10-31T16:00:00.000Z', '2026-11-30T16:00:00.000Z'],
    ['2026-11-30T16:00:00.000Z', '2026-11-30T16:00:00.000Z', '2026-12-31T16:00:00.000Z'],
    ['2026-12-31T16:00:00.000Z', '2026-12-31T16:00:00.000Z', '2027-01-31T16:00:00.000Z'],
  ])('that holds %s begins at %s and the next at %s', (moment, begins, next) => {
    expect(monthStart(at(moment)).toISOString()).toBe(begins)
    expect(nextMonth(at(moment)).toISOString()).toBe(next)
  })
})

describe('a year of the calendar', () => {
  it.each([
    ['2026-12-31T15:59:59.999Z', '2025-12-31T16:00:00.000Z', '2026-12-31T16:00:00.000Z'],
    ['2026-12-31T16:00:00.000Z', '2026-12-31T16:00:00.000Z', '2027-12-31T16:00:00.000Z'],
  ])('that holds %s begins at %s and the next at %s', (moment, begins, next) => {
    expect(yearStart(at(moment)).toISOString()).toBe(begins)
    expect(nextYear(at(moment)).toISOString()).toBe(next)
  })
})
