import type { Result } from '@maque/base/result.ts'

/** The web site that a page shows in place of its own content. */
export interface WebViewOnHost {
  /** Shows a site; settles with its address once it is there. Refused when the app may not show it. */
  open(url: string): Promise<Result<string>>
  /** What the site has posted to the app, told when the page is about to be left or shared. */
  nextMessages(): Promise<readonly unknown[]>
}
