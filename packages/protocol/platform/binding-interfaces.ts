/**
 * By what a third-party platform binds accounts to each other, word for word as WeChat's open
 * interfaces: Open accounts of mini programs and official accounts, mini programs of official accounts (§2.8).
 *
 * Everything is answered with 200. `errcode` is not 0 when it was not done.
 */
import { z } from 'zod'
import { done } from './component-interfaces.ts'
import { list, longText, record, shortText } from './schema.ts'

const query = record({ access_token: longText.default('') })
const refusals = 'errcode' as const
const word = shortText.default('')

/** `appid`: that of the token, or absent. */
const own = { appid: word }

export const openAccountInterfaceEndpoints = {
  'POST /cgi-bin/open/create': {
    about: 'Create an Open account of the same subject, and bind the account to it.',
    query,
    body: record(own),
    answer: record({ ...done, open_appid: z.string() }),
    refusals,
  },
  'POST /cgi-bin/open/bind': {
    about: 'Bind the account to an Open account of the same subject.',
    query,
    body: record({ ...own, open_appid: word }),
    answer: record(done),
    refusals,
  },
  'POST /cgi-bin/open/unbind': {
    about: 'Unbind it from an Open account that was created by this interface.',
    query,
    body: record({ ...own, open_appid: word }),
    answer: record(done),
    refusals,
  },
  'POST /cgi-bin/open/get': {
    about: 'The Open account that it is bound to.',
    query,
    body: record(own),
    answer: record({ ...done, open_appid: z.string() }),
    refusals,
  },
} as const

export const boundInterfaceEndpoints = {
  'GET /cgi-bin/open/have': {
    about: 'Whether it is bound to an Open account.',
    query,
    answer: record({ ...done, have_open: z.boolean() }),
    refusals,
  },
} as const

const yesOrNo = z.coerce.number().int().default(-1)

const linkedApp = record({
  /** 1 associated, 2 its administrator has to answer, 3 that one has refused, 12 the official account's has to. */
  status: z.number(),
  username: z.string(),
  appid: z.string(),
  source: z.literal('SOURCE_NORMAL'),
  nickname: z.string(),
  /** What was said in `show_profile`. */
  selected: z.number(),
  nearby_display_status: z.number(),
  released: z.number(),
  headimg_url: z.string(),
  func_infos: list(record({ status: z.number(), id: z.number(), name: z.string() })),
  email: z.string(),
})

export const linkInterfaceEndpoints = {
  'POST /cgi-bin/wxopen/wxamplinkget': {
    about: 'The mini programs of an official account: associated, asked for, or that have refused.',
    query,
    answer: record({ ...done, wxopens: record({ items: list(linkedApp) }) }),
    refusals,
  },
  'POST /cgi-bin/wxopen/wxamplink': {
    about: 'Ask for an association with a mini program: both administrators have to agree.',
    query,
    body: record({ appid: word, notify_users: yesOrNo, show_profile: yesOrNo }),
    answer: record(done),
    refusals,
  },
  'POST /cgi-bin/wxopen/wxampunlink': {
    about: 'End an association, or take back what was asked.',
    query,
    body: record({ appid: word }),
    answer: record(done),
    refusals,
  },
} as const
