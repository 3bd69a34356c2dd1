/** What other modules, and whoever serves WeCom's open interfaces, may know of corps. */
import type { Result } from '@maque/base/result.ts'
import type { CorpMessageContent, CorpRecipients, SentCorpMessage } from '@maque/protocol/platform/corps.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'

export interface CorpAgentId {
  readonly corpId: string
  readonly agentId: number
}

export interface AgentOfSecret {
  /** Whose secret this is: what an access token is given for. */
  agentOfSecret(corpId: string, secret: string): Promise<Result<CorpAgentId, RaisedProblem>>
}

export interface CorpMessages {
  /** Within a unit of work: there for the members once it has committed. */
  send(agent: CorpAgentId, message: NewCorpMessage): Promise<Result<SentCorpMessage, RaisedProblem>>
}

export interface NewCorpMessage {
  readonly to: CorpRecipients
  readonly content: CorpMessageContent
}

export interface CorpMembership {
  /** Who this person is in a corp, if they have said so and are not disabled. */
  userIdOf(corpId: string, personId: string): Promise<string | undefined>
  /** Whether an agent is this mini program, and this person is in its visible scope. */
  seesApp(agent: CorpAgentId, appId: string, personId: string): Promise<boolean>
}

export type Corps = AgentOfSecret & CorpMessages & CorpMembership
