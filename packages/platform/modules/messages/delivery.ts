/** The ways out: each takes one message to where it belongs, or throws. */
import { createTransport } from 'nodemailer'
import type { NewMessage } from './contract.ts'

export interface Delivery {
  /** `played`: nothing leaves, and operators read the message in the outbox. */
  readonly kind: 'real' | 'played'
  deliver(message: NewMessage): Promise<void>
}

export const playedDelivery: Delivery = { kind: 'played', deliver: async () => undefined }

/** `url` as nodemailer reads it: `smtps://user:password@mail.example.com`. */
export function smtpDelivery(url: string, from: string): Delivery {
  const transport = createTransport(url)
  return {
    kind: 'real',
    async deliver({ recipient, subject, text }) {
      await transport.sendMail({ from, to: recipient, subject, text })
    },
  }
}

/** A gateway that takes `{ "to": "+86…", "text": "…" }` and answers 2xx when it has taken it. */
export function smsGatewayDelivery(url: string, token: string): Delivery {
  return {
    kind: 'real',
    async deliver({ recipient, text }) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
        body: JSON.stringify({ to: recipient, text }),
      })
      if (!response.ok) throw new Error(`the SMS gateway answered ${response.status}`)
    },
  }
}
