/**
 * What is asked for and is not there, told as its family of paths tells refusals: to screens as a
 * problem, to programs of others with WeChat's number, since that is all that SDKs look at.
 */
import { Hono, type Context } from 'hono'
import { plainProblem } from './problem.ts'
import { notFound } from './request-problems.ts'
import type { Route } from './route.ts'
import { problemResponse, refusalResponse } from './serve-routes.ts'

/** Of WeChat's interfaces, families of which there is none here. */
const FAMILIES_OF_OTHERS = ['wxaapi', 'datacube']

/** The numbers are those of WeChat's common error codes. */
const noSuchInterface = plainProblem(
  'no-such-interface',
  404,
  { zh: '本平台没有这个接口。', en: 'This platform has no such interface.' },
  40066,
)
const wantsGet = plainProblem(
  'wants-get',
  404,
  { zh: '请用 GET 请求这个接口。', en: 'This interface is asked with GET.' },
  43001,
)
const wantsPost = plainProblem(
  'wants-post',
  404,
  { zh: '请用 POST 请求这个接口。', en: 'This interface is asked with POST.' },
  43002,
)

/** To be mounted after all routes. */
export function unknownPaths(routes: readonly Route[]): Hono {
  const interfaces = routes.filter(({ contract }) => contract.refusals !== undefined)
  const endpoints = new Set<string>(interfaces.map(({ endpoint }) => endpoint))
  const families = new Set([
    ...FAMILIES_OF_OTHERS,
    ...interfaces.map(({ endpoint }) => endpoint.split('/')[1] ?? ''),
  ])
  const tell = (c: Context) => {
    const { path } = c.req
    const refusal = endpoints.has(`GET ${path}`)
      ? wantsGet
      : endpoints.has(`POST ${path}`)
        ? wantsPost
        : noSuchInterface
    return refusalResponse(c, refusal, 'errcode')
  }
  const app = new Hono()
  for (const family of families) app.all(`/${family}/*`, tell)
  app.all('/api/*', (c) => problemResponse(c, notFound))
  return app
}
