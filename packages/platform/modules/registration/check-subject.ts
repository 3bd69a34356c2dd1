/** Whether a subject or a person is written as such a one must be (RULES §2.1). */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { SubjectForm } from '@maque/protocol/platform/registration.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { isLicenceNumber } from '../../numbers/licence-number.ts'
import { isOrganisationCode } from '../../numbers/organisation-code.ts'
import { ageOf, maskResidentId, parseResidentId } from '../../numbers/resident-id.ts'
import { isUnifiedSocialCreditCode } from '../../numbers/unified-social-credit-code.ts'
import { idNumberMalformed } from '../../numbers/number-problems.ts'
import { codeMalformed, codeNotOfType, nameCharacters } from './registration-problems.ts'

export interface CheckedSubject {
  readonly name: string
  /** As its owner may see it. */
  readonly shownNumber: string
  /** As its accounts are counted by: an ID number or a code. */
  readonly number: string
}

export function checkSubject(
  form: SubjectForm,
  now: Date,
  policy: Policy,
): Result<CheckedSubject, RaisedProblem> {
  if (form.type === 'individual') {
    const person = checkPerson(form, now, policy)
    if (!person.ok) return person
    const { name, idNumber } = person.value
    return accept({ name, number: idNumber, shownNumber: maskResidentId(idNumber) })
  }
  const name = checkName(form.name, policy)
  if (!name.ok) return name
  const code = checkCode(form.codeType, form.code.trim().toUpperCase())
  return code.ok ? accept({ name: name.value, number: code.value, shownNumber: code.value }) : code
}

export interface CheckedPerson {
  readonly name: string
  readonly idNumber: string
}

export function checkPerson(
  { name, idNumber }: { readonly name: string; readonly idNumber: string },
  now: Date,
  policy: Policy,
): Result<CheckedPerson, RaisedProblem> {
  const checkedName = checkName(name, policy)
  if (!checkedName.ok) return checkedName
  const id = parseResidentId(idNumber)
  if (!id) return refuse(idNumberMalformed)
  const age = ageOf(id, now)
  if (age < policy.value('registration.adult-years')) {
    return policy.refuse('registration.adult-years', { used: age })
  }
  return accept({ name: checkedName.value, idNumber: id.number })
}

/** Names keep the separator they are written with: 阿卜杜拉·买买提 (S19). */
function checkName(written: string, policy: Policy): Result<string, RaisedProblem> {
  const name = written.normalize('NFC').trim()
  const used = [...name].length
  if (used === 0 || used > policy.value('registration.name-characters')) {
    return policy.refuse('registration.name-characters', { used })
  }
  return /^[\p{L}\p{M}\p{N}\p{Zs}·•.．()（）&＆、，,\-—－"“”《》]+$/u.test(name) && /[\p{L}]/u.test(name)
    ? accept(name)
    : refuse(nameCharacters)
}

/** Not a rule: which kind of code each number means (89255). */
const codes = {
  1: { length: 18, isOne: isUnifiedSocialCreditCode },
  2: { length: 9, isOne: isOrganisationCode },
  3: { length: 15, isOne: isLicenceNumber },
} as const

function checkCode(type: keyof typeof codes, written: string): Result<string, RaisedProblem> {
  const code = written.replaceAll(/[\s-]/g, '')
  const { length, isOne } = codes[type]
  if (code.length !== length) return refuse(codeNotOfType)
  return isOne(code) ? accept(code) : refuse(codeMalformed)
}
