/** The one door: routes, and what is given out without one. */
import { Hono } from 'hono'
import { apiPages } from '../kernel/http/api-pages.ts'
import { createCompressedBytes } from '../kernel/http/compressed-bytes.ts'
import { faultResponse } from '../kernel/http/fault-response.ts'
import { busy, databaseAway, notFound } from '../kernel/http/request-problems.ts'
import type { Route } from '../kernel/http/route.ts'
import { problemResponse, serveRoutes } from '../kernel/http/serve-routes.ts'
import { unknownPaths } from '../kernel/http/unknown-paths.ts'
import { newId } from '../kernel/random.ts'
import { DatabaseBusy, isDatabaseAway } from '../kernel/store/unit-dialect.ts'
import { agreementsPage } from '../modules/agreements/agreements-page.ts'
import { iconFiles } from '../modules/apps/icon-files.ts'
import { bundleFiles } from '../modules/bundles/bundle-files.ts'
import { loginPage } from '../modules/third-party/login-page.ts'
import { logPage } from '../modules/transparency/log-page.ts'
import type { Ground } from './ground.ts'
import type { Services } from './services.ts'

export function openDoor(ground: Ground, services: Services, routes: readonly Route[]): Hono {
  const { options, unit, audit, policy, rates, log, random, refusedCalls } = ground
  const { bundles, confirmations, icons, releases, transparency } = services
  const http = new Hono()
  http.route(
    '/',
    serveRoutes({
      routes,
      unit,
      audit,
      policy,
      rates,
      confirmations,
      refusedCalls,
      originOf: options.originOf,
    }),
  )
  http.route('/', apiPages(routes, options.instanceName, policy))
  http.route(
    '/',
    bundleFiles({
      bundles,
      compressed: createCompressedBytes(),
      wasEverOnline: (digest) => releases.wasEverOnline(digest),
    }),
  )
  http.route('/', logPage(transparency, options.instanceName))
  http.route(
    '/',
    agreementsPage(services.agreements, options.instanceName, () => ground.clock.now()),
  )
  http.route('/', iconFiles(icons))
  http.route('/', loginPage())
  http.route('/', unknownPaths(routes))
  http.notFound((c) => problemResponse(c, notFound))
  http.onError((error, c) => {
    if (error instanceof DatabaseBusy) return problemResponse(c, busy)
    if (!isDatabaseAway(error)) return faultResponse(c, error, { log, id: newId('fault', random) })
    log.error({ err: error }, 'the database cannot be reached')
    return problemResponse(c, databaseAway)
  })

  return http
}
