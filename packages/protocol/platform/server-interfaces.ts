/**
 * What an app's own servers ask, word for word as WeChat's open interfaces: access tokens, who a
 * user is, what a user allowed.
 *
 * Everything is answered with 200. `errcode` is not 0 when it was not done.
 */
import { z } from 'zod'
import { longText, record, shortText } from './schema.ts'

const refusals = 'errcode' as const
const word = shortText.default('')
const token = { access_token: longText.default('') }
const done = { errcode: z.literal(0), errmsg: z.literal('ok') }

const credentials = { grant_type: word, appid: word, secret: word }
const givenToken = record({ access_token: z.string(), expires_in: z.number() })
const userSession = {
  openid: z.string(),
  session_key: z.string(),
  /** Of apps that are bound to an Open account. */
  unionid: z.string().optional(),
}
/** A user's session key proves itself by a signature of nothing. */
const sessionProof = { ...token, openid: word, signature: word, sig_method: word }

export const serverInterfaceEndpoints = {
  'GET /cgi-bin/token': {
    about: 'An access token for the AppSecret; the one before is good for a few minutes more.',
    query: record(credentials),
    answer: givenToken,
    refusals,
  },
  'POST /cgi-bin/stable_token': {
    about: 'An access token for the AppSecret: the same until it nears its end, or is replaced on demand.',
    body: record({ ...credentials, force_refresh: z.boolean().default(false) }),
    answer: givenToken,
    refusals,
  },
  'GET /sns/jscode2session': {
    about: 'Who the user is that a code of `wx.login` was made for. A code is good once.',
    query: record({ appid: word, secret: word, js_code: word, grant_type: word }),
    answer: record(userSession),
    refusals,
  },
  'GET /sns/component/jscode2session': {
    about: 'The same, asked by the third-party platform that develops the app.',
    query: record({
      appid: word,
      js_code: word,
      grant_type: word,
      component_appid: word,
      component_access_token: longText.default(''),
      ...token,
    }),
    answer: record(userSession),
    refusals,
  },
  'GET /wxa/checksession': {
    about: 'Whether this is the session key that the user has now.',
    query: record(sessionProof),
    answer: record(done),
    refusals,
  },
  'GET /wxa/resetusersessionkey': {
    about: 'Another session key for the user; the one before is void.',
    query: record(sessionProof),
    answer: record({ ...done, openid: z.string(), session_key: z.string() }),
    refusals,
  },
  'POST /wxa/business/getuserphonenumber': {
    about: 'The phone number that a user gave, for the code of the button. A code is good once.',
    query: record(token),
    body: record({ code: word, openid: word }),
    answer: record({
      ...done,
      phone_info: record({
        phoneNumber: z.string(),
        purePhoneNumber: z.string(),
        countryCode: z.string(),
        watermark: record({ timestamp: z.number(), appid: z.string() }),
      }),
    }),
    refusals,
  },
  'POST /wxa/business/checkencryptedmsg': {
    about: 'Whether sealed data was made here for this app in the last days, and is what was made.',
    query: record(token),
    body: record({ encrypted_msg_hash: word }),
    // WeChat's spelling.
    answer: record({ ...done, vaild: z.boolean(), create_time: z.number() }),
    refusals,
  },
  'POST /cgi-bin/openapi/quota/get': {
    about: 'How often an interface may be called, and how often it was today.',
    query: record(token),
    body: record({ cgi_path: word }),
    answer: record({
      ...done,
      /** Of interfaces that are limited by the day. */
      quota: record({ daily_limit: z.number(), used: z.number(), remain: z.number() }).optional(),
      /** Of interfaces that are limited by the minute. */
      rate_limit: record({ call_count: z.number(), refresh_second: z.number() }).optional(),
    }),
    refusals,
  },
  'POST /cgi-bin/openapi/quota/clear': {
    about: 'Count today’s calls of one interface anew.',
    query: record(token),
    body: record({ cgi_path: word }),
    answer: record(done),
    refusals,
  },
  'POST /cgi-bin/openapi/rid/get': {
    about: 'What a refused call was, by the rid at the end of its refusal.',
    query: record(token),
    body: record({ rid: word }),
    answer: record({
      ...done,
      request: record({
        /** In seconds. */
        invoke_time: z.number(),
        cost_in_ms: z.number(),
        /** Its query, as WeChat calls it. */
        request_url: z.string(),
        request_body: z.string(),
        response_body: z.string(),
        client_ip: z.string(),
      }),
    }),
    refusals,
  },
  'POST /cgi-bin/clear_quota': {
    about: 'Count today’s calls of every interface anew.',
    query: record(token),
    body: record({ appid: word }),
    answer: record(done),
    refusals,
  },
  'POST /cgi-bin/clear_quota/v2': {
    about: 'The same, by the AppSecret: for who cannot be given a token any more.',
    query: record({ appid: word, appsecret: word }),
    body: record({ appid: word, appsecret: word }),
    answer: record(done),
    refusals,
  },
} as const
