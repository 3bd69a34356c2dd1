/** One thing to mend: where it stands and what is wrong with it. */
export interface Untidiness {
  readonly where: string
  readonly what: string
}
