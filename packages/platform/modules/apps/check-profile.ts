/** Whether what an owner says of an app follows the rules. */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { unreachable } from '@maque/base/unreachable.ts'
import type { CreateAppRequest, ServerDomains, UpdateAppRequest } from '@maque/protocol/platform/apps.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { checkName, type NameRefusal } from './app-name.ts'
import {
  domainMalformed,
  introLength,
  nameCharacters,
  nameLength,
  nameReserved,
  tooMany,
} from './app-problems.ts'
import { parseServerDomain } from './server-domain.ts'

export function checkProfile(
  { name, intro }: CreateAppRequest,
  policy: Policy['app'],
): Result<{ readonly name: string; readonly intro: string }, RaisedProblem> {
  const checkedName = acceptableName(name, policy)
  if (!checkedName.ok) return checkedName
  const checkedIntro = acceptableIntro(intro, policy)
  return checkedIntro.ok ? accept({ name: checkedName.value, intro: checkedIntro.value }) : checkedIntro
}

export function checkChanges(
  { name, intro, serverDomains }: UpdateAppRequest,
  policy: Policy['app'],
): Result<UpdateAppRequest, RaisedProblem> {
  const checkedName = name === undefined ? accept(undefined) : acceptableName(name, policy)
  if (!checkedName.ok) return checkedName
  const checkedIntro = intro === undefined ? accept(undefined) : acceptableIntro(intro, policy)
  if (!checkedIntro.ok) return checkedIntro
  const checkedDomains = serverDomains ? acceptableDomains(serverDomains, policy) : accept(undefined)
  if (!checkedDomains.ok) return checkedDomains
  return accept({ name: checkedName.value, intro: checkedIntro.value, serverDomains: checkedDomains.value })
}

function acceptableName(name: string, policy: Policy['app']): Result<string, RaisedProblem> {
  const checked = checkName(name, policy.nameBytes)
  return checked.ok ? checked : refuse(nameProblem(checked.refusal, policy))
}

function nameProblem(refusal: NameRefusal, policy: Policy['app']): RaisedProblem {
  switch (refusal) {
    case 'length':
      return nameLength(policy.nameBytes)
    case 'characters':
      return nameCharacters
    case 'reserved':
      return nameReserved
    default:
      return unreachable(refusal)
  }
}

function acceptableIntro(intro: string, { introCharacters }: Policy['app']): Result<string, RaisedProblem> {
  const trimmed = intro.normalize('NFC').trim()
  const count = [...trimmed].length
  return count < introCharacters.min || count > introCharacters.max
    ? refuse(introLength(introCharacters))
    : accept(trimmed)
}

function acceptableDomains(
  domains: ServerDomains,
  { domainsPerKind }: Policy['app'],
): Result<ServerDomains, RaisedProblem> {
  const parsed = { request: [] as string[], upload: [] as string[], download: [] as string[] }
  for (const kind of ['request', 'upload', 'download'] as const) {
    for (const domain of new Set(domains[kind])) {
      const origin = parseServerDomain(domain)
      if (origin === undefined) return refuse(domainMalformed({ domain }))
      parsed[kind].push(origin)
    }
    if (parsed[kind].length > domainsPerKind) {
      return refuse(tooMany({ rule: 'app.server-domains', limit: domainsPerKind, used: parsed[kind].length }))
    }
  }
  return accept(parsed)
}
