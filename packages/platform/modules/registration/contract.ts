/** What other modules may know of registrations. */
export interface Registrations {
  /** The app of an account that is in force, and the person who administers it. */
  appOf(registrationId: string): Promise<{ readonly appId: string; readonly personId: string } | undefined>
}
