/**
 * What servers of third-party platforms ask of the platform itself, word for word as WeChat's open
 * interfaces: tokens, authorisations, templates.
 *
 * Everything is answered with 200. `errcode` is not 0 when it was not done.
 */
import { z } from 'zod'
import { list, longText, record, shortText } from './schema.ts'

/** By either name: programs use both. */
const componentToken = {
  component_access_token: longText.default(''),
  access_token: longText.default(''),
}
const refusals = 'errcode' as const
const word = shortText.default('')
export const done = { errcode: z.literal(0), errmsg: z.literal('ok') }

const functions = list(record({ funcscope_category: record({ id: z.number() }) }))

const authorizationInfo = record({
  authorizer_appid: z.string(),
  authorizer_refresh_token: z.string(),
  func_info: functions,
})

const authorizerInfo = record({
  nick_name: z.string(),
  head_img: z.string(),
  service_type_info: record({ id: z.number(), name: z.string() }),
  verify_type_info: record({ id: z.number(), name: z.string() }),
  user_name: z.string(),
  principal_name: z.string(),
  signature: z.string(),
  qrcode_url: z.string(),
  account_status: z.number(),
  /** Of mini programs. */
  MiniProgramInfo: record({
    network: record({
      RequestDomain: list(z.string()),
      WsRequestDomain: list(z.string()),
      UploadDomain: list(z.string()),
      DownloadDomain: list(z.string()),
      UDPDomain: list(z.string()),
      TCPDomain: list(z.string()),
      BizDomain: list(z.string()),
    }),
    categories: list(record({ first: z.string(), second: z.string() })),
    visit_status: z.number(),
  }).optional(),
})

const option = record({ component_appid: word, authorizer_appid: word, option_name: word })

const draftEntry = {
  create_time: z.number(),
  user_version: z.string(),
  user_desc: z.string(),
  draft_id: z.number(),
  source_miniprogram_appid: z.string(),
  source_miniprogram: z.string(),
  developer: z.string(),
}

const number = z.coerce.number().int()

export const componentInterfaceEndpoints = {
  'POST /cgi-bin/component/api_start_push_ticket': {
    about: 'Begin to tell a third-party platform its tickets, at once and from now on.',
    body: record({ component_appid: word, component_secret: word }),
    answer: record(done),
    refusals,
  },
  'POST /cgi-bin/component/api_component_token': {
    about: 'A third-party platform’s access token, for its secret and the latest ticket.',
    body: record({ component_appid: word, component_appsecret: word, component_verify_ticket: word }),
    answer: record({ component_access_token: z.string(), expires_in: z.number() }),
    refusals,
  },
  'POST /cgi-bin/component/api_create_preauthcode': {
    about: 'A code with which an owner is led to the page where they authorise this platform.',
    query: record(componentToken),
    body: record({ component_appid: word }),
    answer: record({ pre_auth_code: z.string(), expires_in: z.number() }),
    refusals,
  },
  'POST /cgi-bin/component/api_query_auth': {
    about: 'Who authorised this platform, and to what, for the code that the owner came back with.',
    query: record(componentToken),
    body: record({ component_appid: word, authorization_code: word }),
    answer: record({
      authorization_info: record({
        ...authorizationInfo.unwrap().shape,
        authorizer_access_token: z.string(),
        expires_in: z.number(),
      }),
    }),
    refusals,
  },
  'POST /cgi-bin/component/api_authorizer_token': {
    about: 'Another access token for an app that has authorised this platform.',
    query: record(componentToken),
    body: record({ component_appid: word, authorizer_appid: word, authorizer_refresh_token: word }),
    answer: record({
      authorizer_access_token: z.string(),
      expires_in: z.number(),
      authorizer_refresh_token: z.string(),
    }),
    refusals,
  },
  'POST /cgi-bin/component/api_get_authorizer_info': {
    about: 'What an app that has authorised this platform is, and what it has authorised.',
    query: record(componentToken),
    body: record({ component_appid: word, authorizer_appid: word }),
    answer: record({ authorizer_info: authorizerInfo, authorization_info: authorizationInfo }),
    refusals,
  },
  'POST /cgi-bin/component/api_get_authorizer_list': {
    about: 'The apps that have authorised this platform, a page at a time.',
    query: record(componentToken),
    body: record({ component_appid: word, offset: number.default(0), count: number.default(100) }),
    answer: record({
      total_count: z.number(),
      list: list(record({ authorizer_appid: z.string(), refresh_token: z.string(), auth_time: z.number() })),
    }),
    refusals,
  },
  'POST /cgi-bin/component/get_authorizer_option': {
    about:
      'An option of an app that has authorised this platform: mini programs have none, and each is refused by its name.',
    query: record(componentToken),
    body: option,
    answer: record({ authorizer_appid: z.string(), option_name: z.string(), option_value: z.string() }),
    refusals,
  },
  'POST /cgi-bin/component/set_authorizer_option': {
    about:
      'Set an option of an app that has authorised this platform: mini programs have none, and each is refused by its name.',
    query: record(componentToken),
    body: record({ ...option.unwrap().shape, option_value: z.coerce.string().max(20).default('') }),
    answer: record(done),
    refusals,
  },
  'GET /wxa/gettemplatedraftlist': {
    about: 'Drafts: what was uploaded of this platform’s development apps.',
    query: record(componentToken),
    answer: record({ ...done, draft_list: list(record(draftEntry)) }),
    refusals,
  },
  'POST /wxa/addtotemplate': {
    about: 'Make a template of a draft.',
    query: record(componentToken),
    body: record({ draft_id: number.default(-1), template_type: number.default(0) }),
    answer: record(done),
    refusals,
  },
  'GET /wxa/gettemplatelist': {
    about: 'Templates of this platform.',
    query: record({ ...componentToken, template_type: number.optional() }),
    answer: record({
      ...done,
      template_list: list(record({ ...draftEntry, template_id: z.number(), template_type: z.number() })),
    }),
    refusals,
  },
  'POST /wxa/deletetemplate': {
    about: 'Remove a template.',
    query: record(componentToken),
    body: record({ template_id: number.default(-1) }),
    answer: record(done),
    refusals,
  },
} as const
