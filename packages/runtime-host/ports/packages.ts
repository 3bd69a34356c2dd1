/** The packages of the app that calls. */
export interface PackagesOnHost {
  /**
   * Gives the package that a module or page is in to logic, once; settles when that is done. False
   * when its bytes cannot be had.
   */
  load(path: string): Promise<boolean>
}
