import { accept } from '@maque/base/result.ts'
import { answering, answeringNothing } from '../../kernel/http/answering.ts'
import { anyone } from '../../kernel/http/anyone.ts'
import { route, type Actor, type RequestOrigin, type Route } from '../../kernel/http/route.ts'
import type { Proofs } from '../proofs/contract.ts'
import type { AccountService } from './account-service.ts'
import type { AccountGuards, HolderAdmission, LoginHolder } from './contract.ts'
import type { Credentials, Present } from './credentials.ts'
import type { FirstLoginService } from './first-logins.ts'
import type { Passkeys } from './passkeys.ts'
import { answerOfSignIn } from './session-answer.ts'

export interface CredentialRoutesOptions {
  readonly accounts: AccountService
  readonly credentials: Credentials
  readonly firstLogins: Pick<FirstLoginService, 'take'>
  readonly passkeys: Passkeys
  readonly proofs: Proofs
  readonly guards: AccountGuards
}

export function credentialRoutes(options: CredentialRoutesOptions): readonly Route[] {
  return [
    ...passkeySignInRoutes(options),
    ...passkeyRoutes(options),
    ...passwordRoutes(options),
    ...emailRoutes(options),
  ]
}

function presentOf({ holder, sessionId }: HolderAdmission, { address }: RequestOrigin): Present {
  return { holder, sessionId, address }
}

function actorOf({ kind, id }: LoginHolder): Actor {
  return { kind: kind === 'person' ? 'person' : 'registrant', id }
}

function passkeySignInRoutes({ accounts, passkeys }: CredentialRoutesOptions): readonly Route[] {
  return [
    route({
      endpoint: 'POST /api/session/passkey-options',
      guard: anyone,
      // What is kept is forgotten in minutes and belongs to nobody.
      changesNothing: true,
      handle: async ({ origin }) => accept({ answer: await passkeys.beginToSignIn(origin) }),
    }),
    route({
      endpoint: 'POST /api/session/by-passkey',
      guard: { name: 'anyone', admit: async ({ headers }) => accept({ headers, actor: anonymous }) },
      audit: 'session.opened-by-passkey',
      handle: async ({ body, origin, agent, admitted }) => {
        const holder = await passkeys.signIn(body.ceremonyId, body.response, origin)
        if (!holder.ok) return holder
        const session = { holder: holder.value, address: origin.address, agent }
        return accept(answerOfSignIn(await accounts.openSessionIn(session, admitted.headers), origin))
      },
    }),
  ]
}

const anonymous: Actor = { kind: 'anonymous', id: '' }

function passkeyRoutes({
  accounts,
  credentials,
  passkeys,
  guards,
}: CredentialRoutesOptions): readonly Route[] {
  const { holder: guard } = guards
  return [
    route({
      endpoint: 'GET /api/passkeys',
      guard,
      handle: async ({ admitted }) => accept({ answer: { passkeys: await passkeys.list(admitted.holder) } }),
    }),
    route({
      endpoint: 'POST /api/passkeys/options',
      guard,
      audit: 'passkey.begun',
      before: ({ admitted, origin }) => credentials.beginProof(presentOf(admitted, origin)),
      handle: async ({ admitted, body, origin }) => {
        const { holder } = admitted
        const proven = await credentials.prove(presentOf(admitted, origin), body.password)
        if (!proven.ok) return proven
        const login = (await credentials.loginOf(holder)) ?? ''
        const name = (await accounts.byIds([holder.id])).get(holder.id)?.name ?? login
        return accept({ answer: await passkeys.beginToAdd(holder, { login, name }, origin) })
      },
    }),
    route({
      endpoint: 'POST /api/passkeys',
      guard,
      audit: 'passkey.added',
      handle: async ({ admitted, body, origin, note }) => {
        const added = await passkeys.add(admitted.holder, body, origin)
        if (added.ok) note({ what: added.value.id, after: { name: added.value.name } })
        return added.ok ? accept({ answer: added.value, status: 201 }) : added
      },
    }),
    route({
      endpoint: 'PATCH /api/passkeys/:passkeyId',
      guard,
      audit: 'passkey.named',
      handle: async ({ admitted, params, body }) =>
        answering(await passkeys.rename(admitted.holder, params.passkeyId, body.name)),
    }),
    route({
      endpoint: 'DELETE /api/passkeys/:passkeyId',
      guard,
      audit: 'passkey.removed',
      handle: async ({ admitted, params }) =>
        answeringNothing(await passkeys.remove(admitted.holder, params.passkeyId)),
    }),
  ]
}

function passwordRoutes({ credentials, proofs, guards }: CredentialRoutesOptions): readonly Route[] {
  return [
    route({
      endpoint: 'PUT /api/password',
      guard: guards.holder,
      audit: 'password.changed',
      before: ({ admitted, origin }) => credentials.beginProof(presentOf(admitted, origin)),
      handle: async ({ admitted, body, origin }) => {
        const present = presentOf(admitted, origin)
        const proven = await credentials.prove(present, body.password)
        if (!proven.ok) return proven
        const changed = await credentials.changePassword(present, body.newPassword)
        return answeringNothing(changed)
      },
    }),
    route({
      endpoint: 'POST /api/password-resets',
      guard: anyone,
      audit: 'password.reset-asked',
      before: ({ body }) => proofs.spendCaptcha(body.captcha),
      handle: async ({ body, origin }) => {
        await credentials.sendReset(body.login, origin)
        return accept({ answer: {} })
      },
    }),
    route({
      endpoint: 'POST /api/password-resets/confirmation',
      guard: anyone,
      audit: 'password.reset',
      handle: async ({ body }) => {
        const reset = await credentials.reset(body.token, body.newPassword)
        return reset.ok ? accept({ answer: {}, actor: actorOf(reset.value) }) : reset
      },
    }),
  ]
}

function emailRoutes({ credentials, firstLogins, guards }: CredentialRoutesOptions): readonly Route[] {
  return [
    route({
      endpoint: 'POST /api/first-logins/confirmation',
      guard: anyone,
      audit: 'email.first-set',
      handle: async ({ body }) => {
        const taken = await firstLogins.take(body.token, body.newPassword)
        return taken.ok ? accept({ answer: {}, actor: actorOf(taken.value) }) : taken
      },
    }),
    route({
      endpoint: 'POST /api/email-changes',
      guard: guards.holder,
      audit: 'email.change-asked',
      before: ({ admitted, origin }) => credentials.beginProof(presentOf(admitted, origin)),
      handle: async ({ admitted, body, origin }) => {
        const present = presentOf(admitted, origin)
        const proven = await credentials.prove(present, body.password)
        if (!proven.ok) return proven
        const sent = await credentials.sendEmailChange(present, body.email, origin)
        return answeringNothing(sent)
      },
    }),
    route({
      endpoint: 'POST /api/email-changes/confirmation',
      guard: anyone,
      audit: 'email.changed',
      handle: async ({ body }) => {
        const changed = await credentials.changeEmail(body.token)
        return changed.ok ? accept({ answer: {}, actor: actorOf(changed.value) }) : changed
      },
    }),
  ]
}
