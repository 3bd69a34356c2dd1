/** What other modules, and whoever serves WeCom's open interfaces, may know of corps. */
import type { Result } from '@maque/base/result.ts'
import type {
  CorpMember,
  CorpMessageContent,
  CorpRecipients,
  CorpTag,
  Department,
  SentCorpMessage,
} from '@maque/protocol/platform/corps.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'

export interface CorpAgentId {
  readonly corpId: string
  readonly agentId: number
}

export interface AgentOfSecret {
  /** Whose secret this is: what an access token is given for. */
  agentOfSecret(corpId: string, secret: string): Promise<Result<CorpAgentId, RaisedProblem>>
}

export interface AccessTokens {
  /** Within a unit of work: the token that an agent has, or a new one when that has ended. */
  giveToken(
    corpId: string,
    secret: string,
  ): Promise<Result<{ readonly token: string; readonly expiresInSeconds: number }, RaisedProblem>>
  agentOfToken(token: string): Promise<Result<CorpAgentId, RaisedProblem>>
}

export interface SeenDirectory {
  /** What the visible scope of an agent holds: it may know no more of the corp. */
  directorySeenBy(agent: CorpAgentId): Promise<Result<CorpDirectory, RaisedProblem>>
}

export interface CorpDirectory {
  readonly departments: readonly Department[]
  readonly members: readonly CorpMember[]
  readonly tags: readonly CorpTag[]
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

export type Corps = AgentOfSecret & AccessTokens & SeenDirectory & CorpMessages & CorpMembership
