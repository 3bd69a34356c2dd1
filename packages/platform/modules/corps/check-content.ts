/** Whether an agent may send this (RULES §2.8): each length is a rule. No database in here. */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { unreachable } from '@maque/base/unreachable.ts'
import type { CorpMessageContent } from '@maque/protocol/platform/corps.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { checkBytes, checkCharacters } from './check-length.ts'
import { linkNotWeb, noticeOfOwnAgent } from './corp-problems.ts'

type Check = Result<void, RaisedProblem>

export function checkContent(
  content: CorpMessageContent,
  { isMiniProgram }: { readonly isMiniProgram: boolean },
  policy: Policy,
): Check {
  switch (content.type) {
    case 'text':
    case 'markdown':
      return checkBytes(content.text, 'corp.message-text-bytes', policy)
    case 'textcard':
      return firstRefusal([
        checkCharacters(content.title, 'corp.card-title-characters', policy),
        checkCharacters(content.description, 'corp.card-description-characters', policy),
        checkBytes(content.url, 'corp.card-url-bytes', policy),
        isWebLink(content.url) ? accept(undefined) : refuse(linkNotWeb),
        checkCharacters(content.button ?? '', 'corp.card-button-characters', policy),
      ])
    case 'miniprogram_notice':
      return isMiniProgram ? checkNotice(content, policy) : refuse(noticeOfOwnAgent)
    default:
      return unreachable(content)
  }
}

function checkNotice(
  notice: Extract<CorpMessageContent, { type: 'miniprogram_notice' }>,
  policy: Policy,
): Check {
  const { page = '', title, description, items } = notice
  if (items.length > policy.value('corp.notice-items')) {
    return policy.refuse('corp.notice-items', { used: items.length })
  }
  return firstRefusal([
    checkBytes(page, 'corp.notice-page-bytes', policy),
    checkCharacters(title, 'corp.notice-title-characters', policy),
    description === undefined
      ? accept(undefined)
      : checkCharacters(description, 'corp.notice-description-characters', policy),
    ...items.flatMap(({ key, value }) => [
      checkCharacters(key, 'corp.notice-key-characters', policy),
      checkCharacters(value, 'corp.notice-value-characters', policy),
    ]),
  ])
}

function isWebLink(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text)
}

function firstRefusal(checks: readonly Check[]): Check {
  return checks.find(({ ok }) => !ok) ?? accept(undefined)
}
