/**
 * Where servers of third-party platforms lead owners: WeChat's addresses of the page on which an owner
 * authorises one, and of the one on which the administrator of an official account lets it register a
 * mini program. The pages themselves are screens of the console.
 *
 * Not a rule: the number here is HTTP’s.
 */
import { Hono } from 'hono'

const PATHS = ['/cgi-bin/componentloginpage', '/wxaopen/safe/bindcomponent', '/safe/bindcomponent']

export function loginPage(): Hono {
  const app = new Hono()
  for (const path of PATHS) {
    app.get(path, (c) => c.redirect(`/console/authorise${new URL(c.req.url).search}`, 302))
  }
  app.get('/cgi-bin/fastregisterauth', (c) =>
    c.redirect(`/console/fast-registration-grant${new URL(c.req.url).search}`, 302),
  )
  return app
}
