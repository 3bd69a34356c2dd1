/** What somebody signs in with, and how they come to another: passkeys, passwords, addresses. */
import { z } from 'zod'
import { captchaReply } from './proofs.ts'
import { sessionAnswer } from './session.ts'
import { emailText, list, moment, nothing, passwordText, record, shortText } from './schema.ts'

/** Bytes, as WebAuthn's JSON forms write them. */
const base64url = z
  .string()
  .regex(/^[\w-]*$/)
  .max(20_000)

const credentialParts = {
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['cross-platform', 'platform']).optional(),
  clientExtensionResults: z.record(z.string(), z.unknown()),
}

/** A `RegistrationResponseJSON` of WebAuthn. */
const newCredential = record({
  ...credentialParts,
  response: record({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(shortText).max(10).optional(),
  }),
})
export type NewCredential = z.infer<typeof newCredential>

/** An `AuthenticationResponseJSON` of WebAuthn. */
const usedCredential = record({
  ...credentialParts,
  response: record({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
})
export type UsedCredential = z.infer<typeof usedCredential>

const ceremony = record({
  /** To be sent back with what the authenticator answers. */
  ceremonyId: z.string(),
  /** For `navigator.credentials`, in WebAuthn's JSON form. */
  options: z.record(z.string(), z.unknown()),
})
export type Ceremony = z.infer<typeof ceremony>

const passkey = record({
  id: z.string(),
  name: z.string(),
  createdAt: moment,
  lastUsedAt: moment.optional(),
  /** Kept by its maker on several devices, rather than in one. */
  isSynced: z.boolean(),
})
export type Passkey = z.infer<typeof passkey>

const passkeyName = z.string().trim().min(1).max(60)

export const credentialEndpoints = {
  'POST /api/session/passkey-options': {
    about: 'Begin to sign in with a passkey.',
    answer: ceremony,
  },
  'POST /api/session/by-passkey': {
    about: 'Sign in with a passkey.',
    body: record({ ceremonyId: shortText, response: usedCredential }),
    answer: sessionAnswer,
  },
  'GET /api/passkeys': { about: 'One’s passkeys.', answer: record({ passkeys: list(passkey) }) },
  'POST /api/passkeys/options': {
    about: 'Begin to add a passkey; the password says that it is oneself.',
    body: record({ password: passwordText }),
    answer: ceremony,
  },
  'POST /api/passkeys': {
    about: 'Add a passkey.',
    body: record({ ceremonyId: shortText, name: passkeyName, response: newCredential }),
    answer: passkey,
  },
  'PATCH /api/passkeys/:passkeyId': {
    about: 'Name a passkey.',
    body: record({ name: passkeyName }),
    answer: passkey,
  },
  'DELETE /api/passkeys/:passkeyId': { about: 'Remove a passkey.', answer: nothing },
  'PUT /api/password': {
    about: 'Change one’s password; everywhere else one is signed out.',
    body: record({ password: passwordText, newPassword: passwordText }),
    answer: nothing,
  },
  'POST /api/password-resets': {
    about:
      'Send a link that sets a new password, by mail or SMS. The answer is the same whether somebody has this address or nobody.',
    body: record({ login: emailText, captcha: captchaReply }),
    answer: nothing,
  },
  'POST /api/password-resets/confirmation': {
    about: 'Set a new password with a link that was sent; one is signed out everywhere.',
    body: record({ token: shortText, newPassword: passwordText }),
    answer: nothing,
  },
  'POST /api/email-changes': {
    about: 'Send a link to another e-mail address, with which one will sign in once it is opened.',
    body: record({ email: emailText, password: passwordText }),
    answer: nothing,
  },
  'POST /api/first-logins/confirmation': {
    about:
      'Set the password of an account that was registered without an address of its own: one signs in to it with the address to which this link was sent.',
    body: record({ token: shortText, newPassword: passwordText }),
    answer: nothing,
  },
  'POST /api/email-changes/confirmation': {
    about: 'Sign in with the address to which this link was sent, from now on.',
    body: record({ token: shortText }),
    answer: nothing,
  },
} as const
