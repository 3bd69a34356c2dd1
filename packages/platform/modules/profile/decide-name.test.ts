import { describe, expect, it } from 'vitest'
import { accept, refuse } from '@maque/base/result.ts'
import { policyOf } from '../../kernel/policy/policy.ts'
import type { PackName } from '../../kernel/policy/packs.ts'
import { decideName, type NameSituation } from './decide-name.ts'
import { nameRules } from './name-rules.ts'

const enterprise = {
  isIndividual: false,
  hasAccount: true,
  isChecked: true,
  isVerified: false,
  canBeVerified: true,
}
const fine: NameSituation = {
  subject: enterprise,
  isFirst: false,
  wasEverOnline: false,
  isInReview: false,
  changesBeforeRelease: 0,
  changesThisYear: 0,
  holder: undefined,
  isOfHostAccount: false,
  protection: undefined,
  word: undefined,
  hasDocuments: false,
}
const by = (pack: PackName) => nameRules(policyOf(pack))

describe('a name', () => {
  it.each([
    ['is set once the transfer check has passed (X6 G)', {}, accept('set')],
    [
      'is not set before (S26, X6 G)',
      { subject: { ...enterprise, isChecked: false } },
      refuse('subject-unchecked'),
    ],
    [
      'of an individual waits for no check',
      { subject: { ...enterprise, isIndividual: true, isChecked: false, canBeVerified: false } },
      accept('set'),
    ],
    [
      'of an app without account waits for no check',
      { subject: { ...enterprise, hasAccount: false, isChecked: false } },
      accept('set'),
    ],
    ['rests while a version is in review (91019)', { isInReview: true }, refuse('in-review')],
    ['may be the second before the first release', { changesBeforeRelease: 1 }, accept('set')],
    [
      'may not be the third change before it',
      { changesBeforeRelease: 2 },
      refuse('no-changes-before-release'),
    ],
    [
      'is given for the first time whatever was counted',
      { isFirst: true, changesBeforeRelease: 2 },
      accept('set'),
    ],
    [
      'is counted by year after the first release',
      { wasEverOnline: true, changesBeforeRelease: 2, changesThisYear: 1 },
      accept('set'),
    ],
    [
      'changes twice a year and not a third time',
      { wasEverOnline: true, changesThisYear: 2 },
      refuse('no-changes-this-year'),
    ],
    ['may not hold a forbidden word (53012)', { word: 'forbidden' }, refuse('forbidden')],
    ['may not be one generic word', { word: 'generic' }, refuse('generic')],
    ['with a protected word needs documents (91009)', { word: 'protected' }, refuse('needs-documents')],
    [
      'with a protected word and documents waits for an auditor',
      { word: 'protected', hasDocuments: true },
      accept('audit'),
    ],
    [
      'of another mini program is taken, also of the same subject (53013)',
      { holder: { isSameSubject: true, isSameKind: true } },
      refuse('taken'),
    ],
    [
      'is shared with an official account of the same subject',
      { holder: { isSameSubject: true, isSameKind: false } },
      accept('set'),
    ],
    [
      'is not shared with that of another subject',
      { holder: { isSameSubject: false, isSameKind: false } },
      refuse('taken'),
    ],
    [
      'of the platform’s own accounts is nobody’s (53018, profile.name-spares-host-accounts)',
      { word: 'host' },
      refuse('host-account'),
    ],
    ['of a corp of another subject is not free (53018)', { isOfHostAccount: true }, refuse('host-account')],
    [
      'that a subject gave up is kept for it (91005)',
      { protection: { cause: 'given-up', isForUs: false } },
      refuse('kept-for-subject'),
    ],
    [
      'that a subject gave up is free for that subject',
      { protection: { cause: 'given-up', isForUs: true } },
      accept('set'),
    ],
    [
      'that was taken in a dispute is kept for who claimed it (91008)',
      { protection: { cause: 'dispute', isForUs: false } },
      refuse('kept-after-dispute'),
    ],
  ] satisfies readonly (readonly [string, Partial<NameSituation>, unknown])[])(
    '%s',
    (_, differs, outcome) => {
      expect(decideName({ ...fine, ...differs }, by('guide-2018'))).toEqual(outcome)
    },
  )

  it.each([
    ['waits for verification', enterprise, refuse('subject-unverified')],
    ['is set when verified', { ...enterprise, isVerified: true }, accept('set')],
    ['of who cannot be verified waits for nothing', { ...enterprise, canBeVerified: false }, accept('set')],
  ])('by the tutorial (S27, X6 H) %s', (_, subject, outcome) => {
    expect(by('howto').needsVerification).toBe(policyOf('howto').value('profile.name-needs-verification'))
    expect(decideName({ ...fine, subject }, by('howto'))).toEqual(outcome)
  })

  it('is as free as an instance of one’s own wants it', () => {
    const rules = nameRules(
      policyOf('guide-2018', {
        'profile.name-needs-checked-subject': false,
        'profile.name-rests-in-review': false,
        'profile.name-shared-by-subject': false,
        'profile.name-spares-host-accounts': false,
      }),
    )
    const subject = { ...enterprise, isChecked: false }
    expect(decideName({ ...fine, subject, isInReview: true }, rules)).toEqual(accept('set'))
    const holder = { isSameSubject: true, isSameKind: false }
    expect(decideName({ ...fine, holder }, rules)).toEqual(refuse('taken'))
    expect(decideName({ ...fine, word: 'host', isOfHostAccount: true }, rules)).toEqual(accept('set'))
  })
})
