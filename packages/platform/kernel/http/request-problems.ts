/** What any request can be refused for. */
import type { BilingualText } from '@maque/protocol/platform/problem.ts'
import { defineProblem, plainProblem, type RaisedProblem } from './problem.ts'

export const notSignedIn = plainProblem('not-signed-in', 401, { zh: '请先登录。', en: 'Sign in first.' })

/** Also for what is there but none of the caller's business: whether it exists is not told. */
export const notFound = plainProblem('not-found', 404, { zh: '没有找到。', en: 'Not found.' })

export const notPermitted = plainProblem('not-permitted', 403, {
  zh: '你没有做这件事的权限。',
  en: 'You may not do this.',
})

export const foreignOrigin = plainProblem('foreign-origin', 403, {
  zh: '这个请求来自别的网站。',
  en: 'This request comes from another site.',
})

export const askedByPage = plainProblem(
  'asked-by-page',
  403,
  {
    zh: '此接口只供服务器调用，不能在网页或小程序里请求；请立即重置可能已泄露的密钥。',
    en: 'Servers ask this, never pages: make a new secret if this one was in a page.',
  },
  48001,
)

export const invalidRequest = defineProblem<{ readonly where: string; readonly why: BilingualText }>({
  code: 'invalid-request',
  status: 400,
  errcode: 47001,
  says: ({ where, why }) => ({
    zh: `请求有误：${where}：${why.zh}`,
    en: `The request is malformed: ${where}: ${why.en}`,
  }),
})

export const wrongContentType = defineProblem<{ readonly expected: string }>({
  code: 'wrong-content-type',
  status: 415,
  says: ({ expected }) => ({
    zh: `请求的内容应为 ${expected}。`,
    en: `The request's content must be ${expected}.`,
  }),
})

export const reasonMissing = plainProblem('reason-missing', 422, { zh: '请写明原因。', en: 'Say why.' })

export const notExplainable = plainProblem('not-explainable', 422, {
  zh: '这个操作不能试算：它什么也不改变，直接请求即可；或者要上传文件，文件在判断之前就会写入磁盘。',
  en: 'This cannot be tried: it changes nothing, and can simply be asked; or takes a file, which is written to the disk before it is judged.',
})

/** -1 is what open interfaces say when the system fails. */
export const databaseAway: RaisedProblem = {
  ...plainProblem(
    'database-away',
    503,
    {
      zh: '平台的数据库暂时连不上，请稍后查看刚才的操作是否生效，没有则再试一次。',
      en: 'The platform’s database cannot be reached. See shortly whether this was done, and try again if not.',
    },
    -1,
  ),
  retryAfterSeconds: 5,
}

/** -1 is what open interfaces say when the system is busy. */
export const busy: RaisedProblem = {
  ...plainProblem(
    'busy',
    503,
    {
      zh: '服务器正忙，请稍后再试；刚才的操作没有生效。',
      en: 'The server is busy. Try again shortly; nothing has been done.',
    },
    -1,
  ),
  retryAfterSeconds: 5,
}
