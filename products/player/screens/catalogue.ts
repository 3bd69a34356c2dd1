/** What the player's screens need to know of the platform. */
export interface AppCard {
  readonly appId: string
  readonly name: string
  readonly intro: string
  readonly iconUrl: string
}

export interface Catalogue {
  /** Mini programs that are online; with text, those whose name contains it. */
  list(text: string): Promise<readonly AppCard[]>
}
