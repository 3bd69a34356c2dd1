/** What other modules may know of apps that lead into others. */
export interface AppMigrations {
  /** Where opening this app leads; `undefined`: to itself. */
  targetOf(appId: string): Promise<string | undefined>
}
