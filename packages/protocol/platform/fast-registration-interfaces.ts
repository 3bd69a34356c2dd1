/**
 * By what a third-party platform registers mini programs, word for word as WeChat's open interfaces: from
 * an official account, for an enterprise, for a person (§2.8).
 *
 * Everything is answered with 200. `errcode` is not 0 when it was not done.
 */
import { z } from 'zod'
import { done } from './component-interfaces.ts'
import { longText, record, shortText } from './schema.ts'

const refusals = 'errcode' as const
const word = shortText.default('')
const number = z.coerce.number().int().default(0)

const ofComponent = record({
  component_access_token: longText.default(''),
  access_token: longText.default(''),
  action: word,
})

/** Of an official account: with its token. */
export const fastRegisterInterfaceEndpoints = {
  'POST /cgi-bin/account/fastregister': {
    about:
      'Register a mini program with the qualification of an official account, for the ticket that its administrator came back with.',
    query: record({ access_token: longText.default('') }),
    body: record({ ticket: word }),
    answer: record({
      ...done,
      appid: z.string(),
      authorization_code: z.string(),
      is_wx_verify_succ: z.boolean(),
      is_link_succ: z.boolean(),
    }),
    refusals,
  },
} as const

/** With the platform's own token. */
export const registerInterfaceEndpoints = {
  'POST /cgi-bin/component/fastregisterweapp': {
    about:
      'Register a mini program for an enterprise: its legal person is written, and confirms. `action`: create, or search for what became of it.',
    query: ofComponent,
    body: record({
      name: word,
      code: word,
      code_type: number,
      legal_persona_wechat: word,
      legal_persona_name: word,
      component_phone: word,
    }),
    answer: record(done),
    refusals,
  },
  'POST /wxa/component/fastregisterpersonalweapp': {
    about:
      'Register a mini program for a person, who confirms on the page of `authorize_url`. `action`: create, or query what became of it.',
    query: ofComponent,
    body: record({ idname: word, wxuser: word, component_phone: word, taskid: word }),
    answer: record({
      ...done,
      taskid: z.string(),
      authorize_url: z.string(),
      /** 0 asked, 1 nobody answered in time, 2 refused, 11 failed, 12 registered, 1001 to 1008 why it failed. */
      status: z.number(),
      appid: z.string().optional(),
    }),
    refusals,
  },
} as const
