/** A mail server for tests, as strict or as slow as it is told to be. */
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface MailServer {
  readonly url: string
  /** What it has taken, as it came. */
  readonly mails: readonly ReceivedMail[]
  close(): Promise<void>
}

export interface ReceivedMail {
  readonly from: string
  readonly to: readonly string[]
  readonly text: string
}

export interface MailServerOptions {
  /** From the first byte on. */
  readonly isEncrypted?: boolean
  readonly user?: { readonly name: string; readonly password: string }
  /** Of the recipient of the nth attempt, from 1: an SMTP code that refuses it. */
  refuseRecipient?(address: string, attempt: number): number | undefined
  /** Takes the connection, and never says anything. */
  readonly isTarpit?: boolean
}

export async function openMailServer(options: MailServerOptions = {}): Promise<MailServer> {
  const { isEncrypted = false, user, isTarpit = false } = options
  const mails: ReceivedMail[] = []
  const attempts = new Map<string, number>()
  const server = new SMTPServer({
    secure: isEncrypted,
    authOptional: user === undefined,
    disabledCommands: user ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
    allowInsecureAuth: true,
    onConnect(_session, done) {
      if (!isTarpit) done()
    },
    onAuth({ username, password }, _session, done) {
      if (username === user?.name && password === user?.password) return done(null, { user: username })
      done(new Error('no such user'))
    },
    onRcptTo({ address }, _session, done) {
      const attempt = (attempts.get(address) ?? 0) + 1
      attempts.set(address, attempt)
      const code = options.refuseRecipient?.(address, attempt)
      done(code === undefined ? null : Object.assign(new Error('refused'), { responseCode: code }))
    },
    onData(stream, session, done) {
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => pieces.push(piece))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        mails.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          text: Buffer.concat(pieces).toString(),
        })
        done()
      })
    },
  })
  // Clients that go away in the middle are what some tests are about.
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const account = user ? `${user.name}:${user.password}@` : ''
  return {
    url: `${isEncrypted ? 'smtps' : 'smtp'}://${account}127.0.0.1:${port}`,
    mails,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
