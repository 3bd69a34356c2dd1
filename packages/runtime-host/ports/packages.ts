/** The packages of the app that calls. */
export interface PackagesOnHost {
  /**
   * Gives the package that a module or page is in to logic, once; settles when that is done. False
   * when its bytes cannot be had.
   */
  load(path: string): Promise<boolean>
  /** Fetches a package, by name or root, or that of workers, without running it; gives its size in bytes. */
  fetch(
    which: { readonly kind: 'named'; readonly name: string } | { readonly kind: 'workers' },
  ): Promise<number | 'none' | 'failed'>
}
