import { describe, expect, it } from 'vitest'
import { checklistOf, type ChecklistSituation } from './checklist.ts'

const nothing: ChecklistSituation = {
  isUnnamed: true,
  nameBlocked: undefined,
  hasAvatar: false,
  hasIntro: false,
  categories: { approved: 0, pending: 0 },
  hasPrivacyGuide: false,
  hasMembers: false,
  hasVersion: false,
  isInReview: false,
  isApproved: false,
  wasEverOnline: false,
  isOnline: false,
}
const filledIn: ChecklistSituation = {
  ...nothing,
  isUnnamed: false,
  hasAvatar: true,
  hasIntro: true,
  categories: { approved: 1, pending: 0 },
}

/** `review: blocked`, `name: done` … of one step. */
function told(situation: Partial<ChecklistSituation>, step: string, from = nothing): string {
  const found = checklistOf({ ...from, ...situation }).find(({ id }) => id === step)
  return (found?.items ?? [])
    .map(({ id, isDone, blocked }) => `${id} ${isDone ? 'done' : (blocked?.en ?? 'open')}`)
    .join('; ')
}

describe('the checklist (S26, S30)', () => {
  it.each([
    [{}, 'info', 'name open; avatar open; intro open; category open; privacy open'],
    [
      { nameBlocked: { zh: '', en: 'Be checked.' } },
      'info',
      'name Be checked.; avatar open; intro open; category open; privacy open',
    ],
    [
      { isUnnamed: false, categories: { approved: 0, pending: 1 } },
      'info',
      'name done; avatar open; intro open; category The category’s documents are being audited.; privacy open',
    ],
    [
      { subject: { blocked: { zh: '', en: 'Be verified.' } }, isUnnamed: false },
      'info',
      'subject Be verified.; name done; avatar open; intro open; category open; privacy open',
    ],
    [
      { subject: { blocked: { zh: '', en: 'Be verified.' } }, hasVersion: true, isApproved: true },
      'publish',
      'review done; release Be verified.',
    ],
    [
      { subject: { blocked: undefined } },
      'info',
      'subject done; name open; avatar open; intro open; category open; privacy open',
    ],
    [{}, 'develop', 'member open; version open'],
    [{ hasMembers: true, hasVersion: true }, 'develop', 'member done; version done'],
    [
      {},
      'publish',
      'review First upload a version.; release It can be released once a reviewer has approved it.',
    ],
    [
      { hasVersion: true },
      'publish',
      'review First give a name, an avatar, an introduction and a category.; release It can be released once a reviewer has approved it.',
    ],
  ] as const)('%o: %s has %s', (situation, step, said) => {
    expect(told(situation, step)).toBe(said)
  })

  it.each([
    [{ hasVersion: true }, 'review open; release It can be released once a reviewer has approved it.'],
    [
      { hasVersion: true, isInReview: true },
      'review Reviewers are at it.; release It can be released once a reviewer has approved it.',
    ],
    [{ hasVersion: true, isApproved: true }, 'review done; release open'],
    [{ hasVersion: true, wasEverOnline: true, isOnline: true }, 'review done; release done'],
  ] as const)('of an app that is filled in, %o: %s', (situation, said) => {
    expect(told(situation, 'publish', filledIn)).toBe(said)
  })
})
