/** What other modules may know of messages. */
export interface Messages {
  /** Within a unit of work: sent once it has committed. */
  send(message: NewMessage): Promise<void>
  /** When messages like that were sent there since then, the oldest first. */
  sentSince(sent: SentMessages): Promise<readonly Date[]>
}

export interface SentMessages {
  readonly channel: Channel
  readonly recipient: string
  readonly subject: string
  readonly since: Date
}

export type Channel = 'mail' | 'sms'

export interface NewMessage {
  readonly channel: Channel
  readonly recipient: string
  /** Of mail. */
  readonly subject: string
  readonly text: string
}
