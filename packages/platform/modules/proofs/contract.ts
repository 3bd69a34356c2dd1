/** What other modules may know of proofs. */
import type { Result } from '@maque/base/result.ts'
import type { CaptchaReply, ScanPurpose, ScanTicket } from '@maque/protocol/platform/proofs.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'

export interface Proofs {
  /** Uses the captcha up, right or wrong: call it in `before`. */
  spendCaptcha(reply: CaptchaReply): Promise<Result<void, RaisedProblem>>
  /** Sends a code; resolves with the moment from which another one may be asked for. */
  sendSmsCode(phone: string, purpose: SmsPurpose): Promise<Result<Date, RaisedProblem>>
  /** Counts a try: call it in `before`. */
  trySmsCode(code: SmsCodeReply): Promise<Result<void, RaisedProblem>>
  /** Uses up a code that `trySmsCode` has accepted. */
  useSmsCode(code: SmsCodeReply): Promise<void>
  openTicket(ticket: NewTicket): Promise<ScanTicket>
  /** As who asked for it sees it. */
  ticket(ticketId: string, subject: string): Promise<Result<ScanTicket, RaisedProblem>>
  /** Who confirmed it; it is used up by this. */
  useTicket(ticket: UsedTicket): Promise<Result<{ readonly personId: string }, RaisedProblem>>
  /** Whether this is the name of the holder of this ID number. */
  checkIdentity(claim: IdentityClaim): Promise<Result<void, RaisedProblem>>
}

export type SmsPurpose = 'sign-up' | 'administer'

export interface SmsCodeReply {
  readonly phone: string
  readonly purpose: SmsPurpose
  readonly code: string
}

export interface NewTicket {
  readonly purpose: ScanPurpose
  /** Whose ticket it is: nobody else can ask for it or use it. */
  readonly subject: string
  /** Shown to who scans it. */
  readonly about: string
  /** Of the instance, for the address in the code. */
  readonly origin: string
  /** Who alone may scan and answer it; without it, whoever scans first. */
  readonly answererId?: string
  /** What this person alone may confirm, and for what. */
  readonly confirmation?: TicketConfirmation
}

export interface TicketConfirmation {
  readonly rule: string
  readonly personId: string
  /** The ticket is good for this and nothing else. */
  readonly deed: string
  /** The person's session that asks for it, if it is one: see `scan.in-same-session`. */
  readonly sessionId: string | undefined
  /** Whether who asks again is shown the code that nobody has scanned yet. */
  readonly isShownAgain?: boolean
}

export interface UsedTicket {
  readonly ticketId: string
  readonly subject: string
  readonly purpose: ScanPurpose
  readonly deed?: string
}

export interface IdentityClaim {
  readonly name: string
  readonly idNumber: string
}
