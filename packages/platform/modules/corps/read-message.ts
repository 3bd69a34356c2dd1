/** Reads what `message/send` is sent: to whom, and what. */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { CorpMessageBody } from '@maque/protocol/platform/corp-interfaces.ts'
import type { CorpMessageContent, CorpRecipients } from '@maque/protocol/platform/corps.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { AgentEntry } from './agents.ts'
import type { NewCorpMessage } from './contract.ts'
import {
  agentIdMissing,
  agentIdWrong,
  appIdNotOfAgent,
  messageTypeUnknown,
  optionNotOffered,
} from './corp-problems.ts'

export function readMessage(body: CorpMessageBody, agent: AgentEntry): Result<NewCorpMessage, RaisedProblem> {
  // Asked for and not done would be worse than refused.
  if (body.safe !== 0) return refuse(optionNotOffered({ option: 'safe' }))
  if (body.enable_id_trans !== 0) return refuse(optionNotOffered({ option: 'enable_id_trans' }))
  if (body.enable_duplicate_check !== 0) return refuse(optionNotOffered({ option: 'enable_duplicate_check' }))
  // A notice is of the mini program, and needs no number.
  if (body.agentid === undefined && body.msgtype !== 'miniprogram_notice') return refuse(agentIdMissing)
  if (body.agentid !== undefined && body.agentid !== agent.agent_id) return refuse(agentIdWrong)
  const content = contentOf(body, agent)
  return content.ok ? accept({ to: recipientsOf(body), content: content.value }) : content
}

function recipientsOf({ touser, toparty, totag }: CorpMessageBody): CorpRecipients {
  return {
    users: touser.trim() === '@all' ? '@all' : split(touser),
    departments: split(toparty).map(Number),
    tags: split(totag).map(Number),
  }
}

function split(text: string): readonly string[] {
  return text
    .split('|')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

function contentOf(body: CorpMessageBody, agent: AgentEntry): Result<CorpMessageContent, RaisedProblem> {
  const { msgtype, text, markdown, textcard, miniprogram_notice: notice } = body
  if (msgtype === 'text' && text) return accept({ type: 'text', text: text.content })
  if (msgtype === 'markdown' && markdown) return accept({ type: 'markdown', text: markdown.content })
  if (msgtype === 'textcard' && textcard) {
    const { title, description, url, btntxt } = textcard
    return accept({
      type: 'textcard',
      title,
      description,
      url,
      ...(btntxt !== undefined && { button: btntxt }),
    })
  }
  if (msgtype === 'miniprogram_notice' && notice) {
    if (agent.app_id !== null && notice.appid !== agent.app_id) return refuse(appIdNotOfAgent)
    const { page, title, description, emphasis_first_item, content_item: items } = notice
    return accept({
      type: 'miniprogram_notice',
      title,
      items,
      ...(page !== undefined && { page }),
      ...(description !== undefined && { description }),
      ...(emphasis_first_item !== undefined && { emphasizesFirst: emphasis_first_item }),
    })
  }
  return refuse(messageTypeUnknown)
}
