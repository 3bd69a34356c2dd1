/**
 * WeCom's open interfaces, word for word: what servers of corps ask, with the token of an agent.
 *
 * Everything is answered with 200; `errcode` is 0 when it was done.
 */
import { z } from 'zod'
import { list, longText, record, shortText } from './schema.ts'

function answer<Shape extends z.ZodRawShape>(shape: Shape) {
  return record({ errcode: z.literal(0), errmsg: z.literal('ok'), ...shape })
}

const token = { access_token: longText.default('') }
const refusals = 'errcode' as const

/** Names joined by `|`. */
const names = z.string().max(70_000).default('')
/** Switches are numbers; texts of numbers are taken too. */
const number = z.coerce.number().int()
const onOff = number.default(0)

const messageBody = record({
  touser: names,
  toparty: names,
  totag: names,
  msgtype: shortText.default(''),
  agentid: number.optional(),
  text: record({ content: longText }).optional(),
  markdown: record({ content: longText }).optional(),
  textcard: record({
    title: shortText,
    description: longText,
    url: longText,
    btntxt: shortText.optional(),
  }).optional(),
  miniprogram_notice: record({
    appid: shortText,
    page: longText.optional(),
    title: shortText,
    description: shortText.optional(),
    emphasis_first_item: z.boolean().optional(),
    content_item: list(record({ key: shortText, value: shortText })).default([]),
  }).optional(),
  safe: onOff,
  enable_id_trans: onOff,
  enable_duplicate_check: onOff,
})
export type CorpMessageBody = z.infer<typeof messageBody>

/** 1: has joined, 2: switched off, 4: has not joined. */
const userStatus = z.union([z.literal(1), z.literal(2), z.literal(4)])
export type CorpUserStatus = z.infer<typeof userStatus>

const department = record({
  id: z.number(),
  name: z.string(),
  parentid: z.number(),
  order: z.number(),
})

export const corpInterfaceEndpoints = {
  'GET /cgi-bin/gettoken': {
    about: 'The access token of an agent, by the secret: the same until it ends.',
    query: record({ corpid: shortText.default(''), corpsecret: shortText.default('') }),
    answer: answer({ access_token: z.string(), expires_in: z.number() }),
    refusals,
  },
  'POST /cgi-bin/message/send': {
    about: 'Send a message of an agent to members in its visible scope.',
    query: record(token),
    body: messageBody,
    answer: answer({
      invaliduser: z.string(),
      invalidparty: z.string(),
      invalidtag: z.string(),
      msgid: z.string(),
    }),
    refusals,
  },
  'GET /cgi-bin/user/get': {
    about: 'A member in the visible scope.',
    query: record({ ...token, userid: shortText.default('') }),
    answer: answer({
      userid: z.string(),
      name: z.string(),
      department: list(z.number()),
      position: z.string(),
      status: userStatus,
    }),
    refusals,
  },
  'GET /cgi-bin/department/list': {
    about: 'Departments in the visible scope; with `id`, that one and those below it.',
    query: record({ ...token, id: shortText.optional() }),
    answer: answer({ department: list(department) }),
    refusals,
  },
  'GET /cgi-bin/tag/list': {
    about: 'Tags in the visible scope.',
    query: record(token),
    answer: answer({ taglist: list(record({ tagid: z.number(), tagname: z.string() })) }),
    refusals,
  },
  'GET /cgi-bin/tag/get': {
    about: 'Who has a tag that is in the visible scope.',
    query: record({ ...token, tagid: shortText.default('') }),
    answer: answer({
      tagname: z.string(),
      userlist: list(record({ userid: z.string(), name: z.string() })),
      partylist: list(z.number()),
    }),
    refusals,
  },
  'GET /cgi-bin/agent/get': {
    about: 'The agent whose token it is, and its visible scope.',
    query: record({ ...token, agentid: shortText.default('') }),
    answer: answer({
      agentid: z.number(),
      name: z.string(),
      description: z.string(),
      close: z.union([z.literal(0), z.literal(1)]),
      allow_userinfos: record({ user: list(record({ userid: z.string() })) }),
      allow_partys: record({ partyid: list(z.number()) }),
      allow_tags: record({ tagid: list(z.number()) }),
    }),
    refusals,
  },
} as const
