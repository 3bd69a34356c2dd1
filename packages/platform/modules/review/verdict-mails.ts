/** What owners are told of a verdict by mail. */
import type { NewMessage } from '../messages/contract.ts'
import { itemOf } from './checklist.ts'
import type { StoredFinding } from './review-tables.ts'

export interface ToldVerdict {
  readonly appName: string
  readonly version: string
  readonly kind: 'approved' | 'rejected' | 'delayed' | 'upheld' | 'overturned'
  readonly text: string
  readonly findings: readonly StoredFinding[]
}

const outcomes: Readonly<Record<ToldVerdict['kind'], readonly [zh: string, en: string]>> = {
  approved: ['审核通过', 'was approved'],
  rejected: ['审核不通过', 'was rejected'],
  delayed: ['审核延后', 'will be decided later'],
  upheld: ['申诉未成立', 'stays rejected after your appeal'],
  overturned: ['申诉成立，审核通过', 'was approved after your appeal'],
}

export function verdictMail(
  recipient: string,
  { appName, version, kind, text, findings }: ToldVerdict,
): NewMessage {
  const [zh, en] = outcomes[kind]
  const points = findings.map(({ item, page, text: what }) => {
    const said = itemOf(item)?.text
    return `- ${item} ${said?.zh ?? ''} / ${said?.en ?? ''}\n  ${page}：${what}`
  })
  return {
    channel: 'mail',
    recipient,
    subject: `${appName} ${version}：${zh}`,
    text: [
      `「${appName}」的版本 ${version} ${zh}。`,
      `Version ${version} of “${appName}” ${en}.`,
      ...(text === '' ? [] : ['', text]),
      ...(points.length === 0 ? [] : ['', ...points]),
    ].join('\n'),
  }
}
