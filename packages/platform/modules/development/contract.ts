/** What other modules may know of an app's development settings. */
import type { Result } from '@maque/base/result.ts'
import type { ApiUse } from '@maque/protocol/platform/api-quota.ts'
import type { AddressList, DomainChecks, ServerDomains } from '@maque/protocol/platform/development.ts'
import type { PushDelivery, PushSettingsView } from '@maque/protocol/platform/message-push.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { Guard } from '../../kernel/http/route.ts'
import type { LinkOpening } from '@maque/protocol/platform/link-rules.ts'
import type { AppAdmission } from '../apps/contract.ts'

/** How a program shows that it may upload. */
export type UploadProof =
  | { readonly kind: 'token'; readonly token: string }
  /** What miniprogram-ci sends: `{ appid, rand_str }` under the private half of the app's key pair. */
  | { readonly kind: 'signature'; readonly signature: string }

export interface Uploader {
  readonly keyId: string
  readonly label: string
  /** Who made the key. */
  readonly personId: string
}

/** For every door through which versions of an app come in. */
export interface UploadDoor {
  /** Whether a program at this address may upload; the use of its key is noted, a challenge is used up. */
  mayUpload(appId: string, proof: UploadProof, address: string): Promise<Result<Uploader, RaisedProblem>>
  /** The text that the next signature of this app has to be over: good once, for a short time. */
  newChallenge(appId: string): Promise<string>
  /** A member who may upload, or a program with an upload token of this app. */
  readonly uploader: Guard<{ readonly appId: string }, AppAdmission>
}

export interface AppSecrets {
  /** Takes as long for a wrong secret as for the right one; says more only to who has the right one. */
  checkSecret(appId: string, secret: string, address: string): Promise<Result<void, RaisedProblem>>
  /**
   * Asks the administrator about an address that alone stands in the way of the secret, where the policy
   * has it asked, and refuses until they have answered. Refuses nothing else.
   */
  askToBeLetIn(appId: string, secret: string, address: string): Promise<Result<void, RaisedProblem>>
  /** Of the app's secret, when it has one. */
  standingOf(appId: string): Promise<SecretStanding | undefined>
}

export interface SecretStanding {
  /** Another one for another secret: what was given for a secret is proven with it. Told to nobody. */
  readonly voidedBy: string
  readonly isFrozen: boolean
}

/** What a running version may reach. */
export interface ReachSettings {
  readonly serverDomains: ServerDomains
  readonly domainChecks: DomainChecks
  /** Sites that `<web-view>` may show, as origins. */
  readonly businessDomains: readonly string[]
}

export interface AppReach {
  /** `undefined` when there is no such app. */
  reachOf(appId: string): Promise<ReachSettings | undefined>
}

/** What is changed so often a month at most. */
export interface SettingChanges {
  /** Notes it, unless this month has seen as many as the rule allows. */
  noteLimited(
    change: { readonly appId: string; readonly what: 'component-hosts'; readonly actorName: string },
    rule: 'component.host-changes-per-month',
  ): Promise<Result<void, RaisedProblem>>
}

export interface LinkRules {
  /** What a scanned link opens for somebody; `undefined` when it is an ordinary link. */
  openingOf(link: string, personId: string | undefined): Promise<LinkOpening | undefined>
}

export interface ApiCalls {
  /** Counts a call of an open interface, by its `cgi_path`, unless the app has made too many, or may make none. */
  countCall(appId: string, path: string): Promise<Result<void, RaisedProblem>>
}

/** For an app's own servers, which ask how much is left and have it counted anew. */
export interface ApiQuotas {
  uses(appId: string): Promise<readonly ApiUse[]>
  /** `path` absent: of every interface. */
  clear(
    owner: { readonly appId: string; readonly actorName: string },
    path?: string,
  ): Promise<Result<void, RaisedProblem>>
}

export type PushValue = string | number | readonly PushValue[] | { readonly [name: string]: PushValue }

/** Something that an app's own server wants to know. */
export interface PushEvent {
  /** The OpenID of the user it is about. */
  readonly from: string
  readonly at: Date
  readonly msgType: 'event' | 'text' | 'image' | 'link' | 'miniprogrampage'
  /** What else the message has, in the sequence in which it is written: `Event`, `Content`, … */
  readonly fields: Readonly<Record<string, PushValue>>
}

export interface MessagePush {
  /**
   * Within the unit that it tells of: leaves once that has committed, and is tried again when it
   * does not arrive. It may arrive twice. Apps without message push are told nothing.
   */
  push(appId: string, event: PushEvent): Promise<void>
}

/** What a third-party platform is told of itself: its tickets, and who authorised it. */
export interface PlatformNotice {
  readonly at: Date
  readonly infoType: string
  /** What else it says, in the sequence in which it is written. */
  readonly fields: Readonly<Record<string, PushValue>>
}

export interface NoticeReceiver {
  readonly componentAppId: string
  readonly url: string
  readonly token: string
  /** Absent: as it was. */
  readonly encodingKey?: string | undefined
}

/** What holds for the servers of apps holds for these, but that everything is sealed, and no echo asked for. */
export interface PlatformNotices {
  receiver(componentAppId: string): Promise<PushSettingsView | undefined>
  setReceiver(
    receiver: NoticeReceiver,
    ownHosts: readonly string[],
  ): Promise<Result<PushSettingsView, RaisedProblem>>
  removeReceiver(componentAppId: string): Promise<void>
  /** Whether an app's servers may be told at this address. */
  checkAddress(url: string, ownHosts: readonly string[]): Result<void, RaisedProblem>
  /**
   * Within the unit that it tells of: see `MessagePush`. What it was told of this kind before
   * `forgetting` is not kept.
   */
  notify(componentAppId: string, notice: PlatformNotice, forgetting?: Date): Promise<void>
  /** The newest first. */
  deliveries(componentAppId: string): Promise<readonly PushDelivery[]>
}

/** From where servers may ask: of apps, and of third-party platforms by their AppID. */
export interface ApiAddresses {
  addresses(id: string): Promise<AddressList>
  setAddresses(
    owner: { readonly appId: string; readonly actorName: string },
    list: AddressList,
  ): Promise<Result<AddressList, RaisedProblem>>
  letsAsk(id: string, address: string): Promise<boolean>
}
