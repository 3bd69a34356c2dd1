/** Why a part of a request is not as its contract says, in both languages. */
import type { BilingualText } from '@maque/protocol/platform/problem.ts'
import type { z } from 'zod'

type Issue = z.core.$ZodIssue

/** In English as the schema says it. */
export function whyMalformed(issue: Issue | undefined): BilingualText {
  return issue ? { zh: inChinese(issue), en: issue.message } : { zh: '不正确', en: 'invalid' }
}

function inChinese(issue: Issue): string {
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return '不能为空'
      return isCounted(issue.origin)
        ? `至少 ${issue.minimum} ${unitOf(issue.origin)}`
        : `不能小于 ${issue.minimum}`
    case 'too_big':
      return isCounted(issue.origin)
        ? `最多 ${issue.maximum} ${unitOf(issue.origin)}`
        : `不能大于 ${issue.maximum}`
    case 'invalid_type':
      return '没有填写，或类型不对'
    case 'invalid_value':
      return '不在可选的值之中'
    case 'invalid_format':
      return '格式不正确'
    case 'unrecognized_keys':
      return `不认识 ${issue.keys.join('、')}`
    default:
      return '不正确'
  }
}

function isCounted(origin: string): boolean {
  return ['string', 'array', 'set', 'map', 'file'].includes(origin)
}

function unitOf(origin: string): string {
  return origin === 'string' ? '个字符' : origin === 'file' ? '字节' : '项'
}
