/** Accounts of every kind, from the first form to their end. */
import { z } from 'zod'
import { bilingualText } from './problem.ts'
import { document, documentIds } from './profile.ts'
import { captchaReply, phoneText, scanTicket } from './proofs.ts'
import {
  agreedVersion,
  emailText,
  fileBytes,
  list,
  longText,
  moment,
  nothing,
  passwordText,
  record,
  shortText,
} from './schema.ts'

export const accountKind = z.enum([
  'mini-program',
  'subscription-account',
  'service-account',
  'open-account',
  'enterprise-account',
  'merchant',
])
export type AccountKind = z.infer<typeof accountKind>

const subjectType = z.enum(['individual', 'enterprise', 'sole-trader', 'government', 'media', 'other'])
export type SubjectType = z.infer<typeof subjectType>

/** 1: unified social credit code (18), 2: organisation code (9), 3: licence number (15). */
const codeType = z.union([z.literal(1), z.literal(2), z.literal(3)])

const organisation = { name: longText, codeType, code: shortText }

const subjectForm = z.discriminatedUnion('type', [
  record({ type: z.literal('individual'), name: longText, idNumber: shortText }).unwrap(),
  record({
    type: z.literal('enterprise'),
    form: z.enum(['enterprise', 'branch', 'brand']),
    ...organisation,
  }).unwrap(),
  record({ type: z.literal('sole-trader'), ...organisation }).unwrap(),
  record({
    type: z.literal('government'),
    branch: z.enum([
      'police',
      'party',
      'judicial',
      'transport',
      'tourism',
      'industry-commerce-tax',
      'municipal',
    ]),
    ...organisation,
  }).unwrap(),
  record({
    type: z.literal('media'),
    medium: z.enum(['newspaper', 'magazine', 'television', 'radio', 'news-agency', 'other']),
    ...organisation,
  }).unwrap(),
  record({ type: z.literal('other'), ...organisation }).unwrap(),
])
export type SubjectForm = z.infer<typeof subjectForm>

const registrationState = z.enum([
  'email-sent',
  'email-active',
  'awaiting-transfer',
  'registered',
  'frozen',
  'unadministered',
  'cancelling',
  'cancellation-due',
  'cancelled',
  'failed',
  'expired',
])
export type RegistrationState = z.infer<typeof registrationState>

/** `reuse`: the qualification of the official account that registers it. */
const method = z.enum(['none', 'transfer', 'verification', 'reuse'])
export type SubjectMethod = z.infer<typeof method>

/** What a transfer has to look like to be known. */
const transferTicket = record({
  payee: z.string(),
  bank: z.string(),
  accountNumber: z.string(),
  amountFen: z.number(),
  remark: z.string(),
  payer: z.string(),
  deadline: moment,
  /** The last transfer that was meant to be this one, and was not as it was to be. */
  sentBack: record({
    payer: z.string(),
    amountFen: z.number(),
    reason: z.enum(['wrong-amount', 'wrong-payer', 'too-late']),
    arrivedAt: moment,
  }).optional(),
})
export type TransferTicket = z.infer<typeof transferTicket>

const orderState = z.enum(['unpaid', 'under-review', 'supplement', 'passed', 'failed', 'expired'])
export type OrderState = z.infer<typeof orderState>

const verificationOrder = record({
  id: z.string(),
  registrationId: z.string(),
  email: z.string(),
  subjectName: z.string(),
  subjectType: subjectType.optional(),
  /** Masked for individuals. */
  subjectNumber: z.string(),
  state: orderState,
  feeFen: z.number(),
  /** While it is to be paid. */
  transfer: transferTicket.optional(),
  material: z.string(),
  /** Those that it has now: a supplement may have replaced some. */
  documents: list(document),
  supplements: z.number(),
  /** What the auditor wrote. */
  reason: z.string().optional(),
  createdAt: moment,
  /** While an auditor has it: until when there should be a verdict. */
  verdictBy: moment.optional(),
})
export type VerificationOrder = z.infer<typeof verificationOrder>

/** `failed`: the official account was no longer verified when it came to that. */
const reusedVerification = z.enum(['not-asked', 'asked', 'inherited', 'failed'])

/** An account as it sees itself. */
const registration = record({
  id: z.string(),
  kind: accountKind,
  email: z.string(),
  state: registrationState,
  /** AppID, or what the kind has in its place; once registered. */
  publicId: z.string().optional(),
  subject: record({
    type: subjectType,
    name: z.string(),
    /** Masked for individuals. */
    number: z.string(),
    isVerified: z.boolean(),
    verifiedUntil: moment.optional(),
    /** From when it can be verified anew without losing what is left. */
    annualReviewFrom: moment.optional(),
  }).optional(),
  administrator: record({ name: z.string(), idNumber: z.string(), phone: z.string() }).optional(),
  /** What it takes over from the official account that registers it. */
  reuse: record({
    from: z.string(),
    administrator: z.boolean(),
    verification: reusedVerification,
    /** Whether the administrator has said with a scan which account of the host is theirs. */
    isAdministratorBound: z.boolean(),
  }).optional(),
  transfer: transferTicket.optional(),
  order: verificationOrder.optional(),
  /** Why it is frozen or has failed. */
  reason: z.string().optional(),
  /** When what it waits for is over. */
  until: moment.optional(),
})
export type Registration = z.infer<typeof registration>

const firstForm = {
  email: emailText,
  password: passwordText,
  passwordAgain: passwordText,
  captcha: captchaReply,
  /** Which edition of 《平台服务协议》 was agreed to, and of the terms of the kind; `null`: of neither. */
  agreesToService: agreedVersion,
  agreesToTerms: agreedVersion,
}
export type FirstForm = Omit<RegisterRequest, 'kind'>

const registerRequest = record({ kind: accountKind, ...firstForm })
export type RegisterRequest = z.infer<typeof registerRequest>

const fastRegistrationRequest = record({
  ...firstForm,
  /** Name, ID number and phone of the official account's administrator. */
  reusesAdministrator: z.boolean(),
  /** Without it the new account has to be verified, and pays for that. */
  reusesVerification: z.boolean(),
  /** A ticket to `fast-register` that the official account's administrator has confirmed. */
  ticketId: shortText,
})
export type FastRegistrationRequest = z.infer<typeof fastRegistrationRequest>

const fastRegistered = record({
  id: z.string(),
  email: z.string(),
  state: registrationState,
  publicId: z.string().optional(),
  verification: reusedVerification,
  verifiedUntil: moment.optional(),
  createdAt: moment,
})
export type FastRegistered = z.infer<typeof fastRegistered>

const places = record({ used: z.number(), limit: z.number() })

const fastRegistrationPlaces = record({ inAll: places, thisMonth: places, resetsAt: moment })
export type FastRegistrationPlaces = z.infer<typeof fastRegistrationPlaces>

const administratorForm = record({
  name: longText,
  idNumber: shortText,
  phone: phoneText,
  smsCode: shortText,
  /** A ticket to `administer` that the administrator's host account has confirmed. */
  ticketId: shortText,
  /** To replace an administrator: a ticket that the present one has confirmed. */
  approvalTicketId: shortText.optional(),
})
export type AdministratorForm = z.infer<typeof administratorForm>

const heldAccount = record({
  /** Of one's own: what it is given up by. */
  registrationId: z.string().optional(),
  kind: accountKind,
  /** Masked. */
  email: z.string(),
  state: registrationState,
  since: moment,
  /** One’s own, registered without an address of its own to sign in with: its administrator names one. */
  lacksLogin: z.boolean().optional(),
  /** Administered by who asks; others have the same ID number or phone, and no more is told of them. */
  isOwn: z.boolean(),
  publicId: z.string().optional(),
  subjectName: z.string().optional(),
})
export type HeldAccount = z.infer<typeof heldAccount>

const heldPlaces = record({
  kind: accountKind,
  what: z.enum(['host-account', 'id-number', 'phone']),
  /** Which phone, masked. */
  label: z.string().optional(),
  used: z.number(),
  limit: z.number(),
})

const heldAccounts = record({ accounts: list(heldAccount), places: list(heldPlaces) })
export type HeldAccounts = z.infer<typeof heldAccounts>

/** What of a person the black list names; subjects are banned with their mini programs. */
const barredKind = z.enum(['id-number', 'phone', 'host-account'])
export type BarredKind = z.infer<typeof barredKind>

const barredEntry = record({
  id: z.string(),
  kind: barredKind,
  /** Masked. */
  label: z.string(),
  reason: z.string(),
  author: z.string(),
  since: moment,
})
export type BarredEntry = z.infer<typeof barredEntry>

const accountType = record({
  kind: accountKind,
  name: bilingualText,
  about: bilingualText,
  /** What such an account is known for, and whether this platform does it. */
  features: list(record({ name: bilingualText, isOffered: z.boolean() })),
  subjects: list(subjectType),
})
export type AccountType = z.infer<typeof accountType>

const bankLine = record({
  id: z.string(),
  reference: z.string(),
  arrivedAt: moment,
  payer: z.string(),
  amountFen: z.number(),
  remark: z.string(),
  state: z.enum(['matched', 'refunded', 'unknown']),
  /** Why it was refunded, or matched by a person. */
  reason: z.string().optional(),
})
export type BankLine = z.infer<typeof bankLine>

const awaitedLine = record({
  id: z.string(),
  purpose: z.enum(['subject-check', 'verification-fee']),
  amountFen: z.number(),
  remark: z.string(),
  deadline: moment,
  /** Who has to pay. Absent: anybody may. */
  payer: z.string().optional(),
  /** Whose account it is for. */
  email: z.string().optional(),
})
export type AwaitedLine = z.infer<typeof awaitedLine>

const importedStatement = record({
  lines: list(bankLine),
  /** Lines that were imported before. */
  skipped: z.number(),
  /** Lines that are no money that arrived: what went out, sums. */
  passedOver: z.number(),
})
export type ImportedStatement = z.infer<typeof importedStatement>

const transfer = record({ payer: shortText, amountFen: z.number().int().positive(), remark: shortText })

export const registrationEndpoints = {
  'GET /api/account-types': {
    about: 'The kinds of account side by side.',
    answer: record({ types: list(accountType) }),
  },
  'POST /api/registrations': {
    about: 'Register an account: e-mail, password, captcha, agreements. A mail with a link is sent.',
    body: registerRequest,
    answer: registration,
  },
  'POST /api/registrations/:registrationId/activation-mail': {
    about: 'Send the activation mail again.',
    answer: record({ resendAt: moment }),
  },
  'POST /api/registrations/activation': {
    about: 'Follow the link of the mail; what comes next is done in the session this opens.',
    body: record({ token: shortText }),
    answer: registration,
  },
  'GET /api/held-accounts': {
    about:
      'Accounts that one administers, and what else takes up the places of one’s ID number, phones and host account.',
    answer: heldAccounts,
  },
  'DELETE /api/held-accounts/:registrationId': {
    about:
      'Stop to administer an account: its places of one’s ID number, phone and host account are free. It rests until its owner names another administrator.',
    answer: heldAccounts,
  },
  'POST /api/held-accounts/:registrationId/first-login': {
    about:
      'Name the address with which one signs in to an account that has none yet, and that one administers: a link is sent there.',
    body: record({ email: emailText }),
    answer: nothing,
  },
  'GET /api/registration': { about: 'The account of this session.', answer: registration },
  'PUT /api/registration/subject': {
    about: 'Say whose account it is. Can be said again until it is confirmed.',
    body: subjectForm,
    answer: registration,
  },
  'POST /api/registration/sms-code': {
    about: 'Send a code to the administrator’s phone.',
    body: record({ phone: phoneText }),
    answer: record({ resendAt: moment }),
  },
  'POST /api/registration/scan-tickets': {
    about: 'A code for the administrator to scan with their host account.',
    body: record({ purpose: scanTicket.unwrap().shape.purpose }),
    answer: scanTicket,
  },
  'GET /api/registration/scan-tickets/:ticketId': {
    about: 'What has become of it.',
    answer: scanTicket,
  },
  'PUT /api/registration/administrator': {
    about: 'Say who administers it, or who does from now on.',
    body: administratorForm,
    answer: registration,
  },
  'PUT /api/registration/reused-administrator': {
    about: 'Bind the administrator that was taken over, with the scan of their host account.',
    body: record({ ticketId: shortText }),
    answer: registration,
  },
  'GET /api/official-account/fast-registrations': {
    about: 'Mini programs that this official account has registered, and how many more it may.',
    answer: record({
      fastRegistrations: list(fastRegistered),
      places: fastRegistrationPlaces,
      /** Whether what is registered now inherits the verification. */
      inheritsVerification: z.boolean(),
    }),
  },
  'POST /api/official-account/fast-registrations': {
    about: 'Register a mini program that reuses the qualification of this verified official account.',
    body: fastRegistrationRequest,
    answer: fastRegistered,
  },
  'DELETE /api/official-account/fast-registrations/:registrationId': {
    about: 'Take a registration back that is not finished.',
    answer: nothing,
  },
  'POST /api/registration/confirmation': {
    about: 'Confirm that the subject can never be changed, and choose how it is checked.',
    body: record({ method }),
    answer: registration,
  },
  'POST /api/registration/verification-orders': {
    about: 'Order a verification of the subject, with documents that were added before.',
    body: record({ material: longText, documentIds }),
    answer: registration,
  },
  'POST /api/registration/verification-orders/:orderId/supplement': {
    about:
      'Add the material that the auditor asked for. `documentIds` are all that the order has from then on; absent: those it had.',
    body: record({ material: longText, documentIds: documentIds.unwrap().optional() }),
    answer: registration,
  },
  'POST /api/registration/verification-documents': {
    about: 'Add a document to hand in with a verification order: PNG, JPEG, WebP or PDF.',
    file: 'document',
    query: record({ name: shortText }),
    answer: document,
  },
  'GET /api/registration/verification-documents/:documentId': {
    about: 'A document of one’s own verifications.',
    answer: fileBytes,
    answerType: 'application/octet-stream',
  },
  'POST /api/registration/cancellation': {
    about: 'Begin to cancel the account: the administrator has scanned and agreed.',
    body: record({ ticketId: shortText }),
    answer: registration,
  },
  'DELETE /api/registration/cancellation': { about: 'Keep it after all.', answer: registration },
  'POST /api/registration/cancellation/confirmation': {
    about: 'Cancel it for good, after the freeze.',
    body: record({ ticketId: shortText }),
    answer: registration,
  },
  'GET /api/operator/registrations': {
    about: 'Accounts, by what is typed: e-mail, subject, public id.',
    query: record({ q: shortText.optional() }),
    answer: record({ registrations: list(registration) }),
  },
  'POST /api/operator/registrations/:registrationId/freeze': {
    about: 'Freeze an account.',
    body: record({ reason: longText }),
    answer: registration,
  },
  'DELETE /api/operator/registrations/:registrationId/freeze': {
    about: 'Let it go on.',
    answer: registration,
  },
  'GET /api/operator/barred-people': {
    about: 'Who may administer no further account, the newest first.',
    answer: record({ entries: list(barredEntry) }),
  },
  'POST /api/operator/barred-people': {
    about: 'Put an ID number, a phone or a user of the host (by how they sign in) on the black list.',
    body: record({ kind: barredKind, value: shortText, reason: longText }),
    answer: barredEntry,
  },
  'DELETE /api/operator/barred-people/:entryId': { about: 'Take it from the list.', answer: nothing },
  'GET /api/operator/verification-orders': {
    about: 'Orders that wait for an auditor.',
    answer: record({ orders: list(verificationOrder) }),
  },
  'GET /api/operator/verification-documents/:documentId': {
    about: 'A document of a verification order, for an auditor.',
    answer: fileBytes,
    answerType: 'application/octet-stream',
  },
  'POST /api/operator/verification-orders/:orderId/verdict': {
    about: 'Pass it, or fail it or ask for more with a reason.',
    body: record({ verdict: z.enum(['pass', 'fail', 'supplement']), reason: longText }),
    answer: verificationOrder,
  },
  'GET /api/operator/bank-lines': {
    about: 'What arrived at the bank, the newest first.',
    answer: record({ lines: list(bankLine) }),
  },
  'POST /api/operator/bank-statements': {
    about:
      'Import a bank statement: CSV or a table with tabs, its columns found by their titles; without titles reference, time, payer, amount in yuan, remark. Lines that are known are skipped; each other one is matched, or refunded with a message.',
    body: record({ csv: z.string().max(60_000) }),
    answer: importedStatement,
  },
  'POST /api/operator/bank-lines/:lineId/refund': {
    about: 'Send back what nobody knows.',
    body: record({ reason: longText }),
    answer: bankLine,
  },
  'GET /api/operator/awaited-transfers': {
    about: 'What is still to arrive, the soonest to be over first.',
    answer: record({ transfers: list(awaitedLine) }),
  },
  'POST /api/operator/bank-lines/:lineId/match': {
    about: 'Take what nobody knew for a transfer of the same amount that is awaited, and say why.',
    body: record({ transferId: shortText, reason: longText.trim().min(1) }),
    answer: bankLine,
  },
  'POST /api/operator/played-transfers': {
    about: 'Play a transfer, where no bank is connected.',
    body: transfer,
    answer: bankLine,
  },
} as const
