/** What other modules may know of apps. */
import type { AppPermission, MemberRole } from '@maque/protocol/platform/members.ts'
import type { AppCard } from '@maque/protocol/platform/catalogue.ts'
import type { Admission, Guard } from '../../kernel/http/route.ts'

export interface AppAdmission extends Admission {
  readonly appId: string
  /** As whom an app is read: for an account's own session its administrator. */
  readonly personId: string
  /** Who it is, for people: a person's name, or a token's label. */
  readonly actorName: string
  /** Of who was admitted; a program has none. */
  readonly roles: readonly MemberRole[]
}

export interface Apps {
  /** Cards of those that exist, by id. */
  cards(appIds: readonly string[]): Promise<ReadonlyMap<string, AppCard>>
  /** Apps whose name contains the text, the shortest names first: what was typed to its end stands before all. */
  named(text: string, limit: number): Promise<readonly string[]>
  isMember(appId: string, personId: string): Promise<boolean>
  /** Whoever belongs to one of these apps. */
  memberIds(appIds: readonly string[]): Promise<readonly string[]>
  administratorOf(appId: string): Promise<string | undefined>
  may(appId: string, personId: string, permission: AppPermission): Promise<boolean>
  /** Everybody who may. */
  whoMay(appId: string, permission: AppPermission): Promise<readonly string[]>
  exists(appId: string): Promise<boolean>
}

/** What is said of an app, for whoever decides what may be said. */
export interface AppCards {
  cardOf(appId: string): Promise<OwnCard | undefined>
  /** The picture that was set for it, when one was. */
  avatarOf(appId: string): Promise<Buffer | undefined>
  /** The app that has this name, or one that people would take for the same. */
  holderOfName(name: string): Promise<string | undefined>
  /** `false` when another app has the name. */
  setName(appId: string, name: string): Promise<boolean>
  /** Gives it the placeholder that no owner could choose. */
  takeName(appId: string): Promise<void>
  setIntro(appId: string, intro: string): Promise<void>
  /** Answers with what it is kept under. */
  setAvatar(appId: string, image: Buffer): Promise<string>
  /** One that was set before, by what it is kept under; without one a letter is drawn. */
  putAvatarBack(appId: string, digest: string | undefined): Promise<void>
}

export interface OwnCard extends AppCard {
  readonly isUnnamed: boolean
  readonly hasAvatar: boolean
  readonly createdAt: Date
}

/** What becomes of an app because of the account it belongs to. */
export interface AppsOfAccounts {
  /** Its name is to be filled in; until then it has a placeholder that no owner could choose. */
  openFor(app: { readonly appId: string; readonly personId: string }): Promise<void>
  /** Closed apps cannot be found or opened by anybody. */
  setClosed(appId: string, isClosed: boolean): Promise<void>
  setAdministrator(appId: string, personId: string): Promise<void>
  /** Nobody belongs to it any more, for good. */
  disband(appId: string): Promise<void>
  /** Its administrator is that no longer, until there is another. */
  removeAdministrator(appId: string): Promise<void>
}

export interface AppGuards {
  /** Whoever belongs to it, experiencers too. To everybody else the app does not exist. */
  readonly anyMember: Guard<{ readonly appId: string }, AppAdmission>
  /** A signed-in member with this permission. To everybody else the app does not exist. */
  member(permission: AppPermission): Guard<{ readonly appId: string }, AppAdmission>
}
