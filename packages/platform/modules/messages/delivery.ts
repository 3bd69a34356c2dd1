/** The ways out: each takes one message to where it belongs, or throws. */
import { createTransport } from 'nodemailer'
import { askGateway, type Gateway } from '../../kernel/http/ask-gateway.ts'
import type { NewMessage } from './contract.ts'

export interface Delivery {
  /** `played`: nothing leaves, and operators read the message in the outbox. */
  readonly kind: 'real' | 'played'
  /** Throws `Undeliverable` when it would never succeed, and anything else when it may later. */
  deliver(message: OutgoingMessage): Promise<void>
}

export interface OutgoingMessage extends NewMessage {
  /** The same when it is tried again. */
  readonly id: string
}

/** There is no such recipient, or they do not want it: it need not be tried again. */
export class Undeliverable extends Error {
  override readonly name = 'Undeliverable'
}

export const playedDelivery: Delivery = { kind: 'played', deliver: async () => undefined }

/** Not a rule: a server that takes its time holds up one job, and is asked again later. */
const TIMEOUT_MS = 20_000

export interface SmtpOptions {
  /** As nodemailer reads it: `smtps://user:password@mail.example.com`. */
  readonly url: string
  readonly from: string
  readonly timeoutMs?: number
}

export function smtpDelivery({ url, from, timeoutMs = TIMEOUT_MS }: SmtpOptions): Delivery {
  const transport = createTransport({
    url,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
  })
  const host =
    from
      .split('@')
      .at(-1)
      ?.replaceAll(/[^\w.-]/g, '') ?? 'localhost'
  return {
    kind: 'real',
    async deliver({ id, recipient, subject, text }) {
      try {
        // A server, or a mailbox, that has it already can tell by its name.
        await transport.sendMail({ from, to: recipient, subject, text, messageId: `<${id}@${host}>` })
      } catch (error) {
        throw isForGood(error) ? new Undeliverable(String(error)) : error
      }
    },
  }
}

/** Not a rule: SMTP's codes of refusals that last begin here. */
const PERMANENT = 500

/** Whether this recipient, rather than the server or our account there, is what was refused. */
function isForGood(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error) || !('responseCode' in error)) return false
  return error.code === 'EENVELOPE' && Number(error.responseCode) >= PERMANENT
}

/** A gateway that takes `{ "to": "+86…", "text": "…" }` and answers 2xx when it has taken it. */
export function smsGatewayDelivery(gateway: Gateway): Delivery {
  return {
    kind: 'real',
    async deliver({ id, recipient, text }) {
      const response = await askGateway(gateway, { to: recipient, text }, id)
      await response.body?.cancel()
    },
  }
}
