/**
 * What a third-party platform says of an app in its owner's place, word for word as WeChat's open
 * interfaces (§2.4): name, avatar, introduction; and what the app is.
 *
 * Everything is answered with 200. `errcode` is not 0 when it was not done.
 */
import { z } from 'zod'
import { done } from './component-interfaces.ts'
import { longText, record, shortText } from './schema.ts'

const query = record({ access_token: longText.default('') })
const answer = record(done)
const refusals = 'errcode' as const
const word = shortText.default('')
const number = z.coerce.number().int()
/** Part of a side of a picture. */
const share = z.coerce.number().min(0).max(1).optional()

const modified = { modify_used_count: z.number(), modify_quota: z.number() }

const basicInfo = {
  about: 'What an app is, and how often what it says of itself was changed.',
  query,
  answer: record({
    ...done,
    appid: z.string(),
    /** 3: a mini program. */
    account_type: z.number(),
    /** 0 an individual, 1 an enterprise, 2 media, 3 a government, 4 another organisation. */
    principal_type: z.number(),
    principal_name: z.string(),
    /** The code of an organisation. */
    credential: z.string().optional(),
    /** 1 checked, 2 not yet. */
    realname_status: z.number(),
    wx_verify_info: record({
      qualification_verify: z.boolean(),
      naming_verify: z.boolean(),
      /** Of what is verified: whether its annual review can be ordered, from when and until when, in seconds. */
      annual_review: z.boolean().optional(),
      annual_review_begin_time: z.number().optional(),
      annual_review_end_time: z.number().optional(),
    }),
    signature_info: record({ signature: z.string(), ...modified }),
    head_image_info: record({ head_image_url: z.string(), ...modified }),
    nickname: z.string(),
    /** 1017: the mainland of China. */
    registered_country: z.number(),
    nickname_info: record({ nickname: z.string(), ...modified }),
  }),
  refusals,
}

/** With the set for basic information. */
export const profileInterfaceEndpoints = {
  'GET /cgi-bin/account/getaccountbasicinfo': basicInfo,
  'POST /cgi-bin/account/getaccountbasicinfo': basicInfo,
  'POST /wxa/setnickname': {
    about:
      'Name the app; a name with a protected word waits for an auditor, with what proves the right to it.',
    query,
    body: record({
      nick_name: word,
      id_card: word,
      license: word,
      naming_other_stuff_1: word,
      naming_other_stuff_2: word,
      naming_other_stuff_3: word,
      naming_other_stuff_4: word,
      naming_other_stuff_5: word,
    }),
    answer: record({ ...done, wording: z.string(), audit_id: z.number().optional() }),
    refusals,
  },
  'POST /wxa/api_wxa_querynickname': {
    about: 'What became of a name that an auditor was asked about.',
    query,
    body: record({ audit_id: number.default(-1) }),
    answer: record({
      ...done,
      nickname: z.string(),
      /** 1 it waits, 2 refused, 3 approved. */
      audit_stat: z.number(),
      fail_reason: z.string(),
      create_time: z.number(),
      audit_time: z.number(),
    }),
    refusals,
  },
  'POST /cgi-bin/account/modifyheadimage': {
    about: 'Set the avatar: a square of a picture that was uploaded; without corners, of its middle.',
    query,
    body: record({ head_img_media_id: word, x1: share, y1: share, x2: share, y2: share }),
    answer,
    refusals,
  },
  'POST /cgi-bin/account/modifysignature': {
    about: 'Introduce the app.',
    query,
    body: record({ signature: longText.default('') }),
    answer,
    refusals,
  },
} as const

/** With the set for the checking of names. */
export const namingInterfaceEndpoints = {
  'POST /cgi-bin/wxverify/checkwxverifynickname': {
    about: 'Whether the app could have this name, and whether an auditor would be asked first.',
    query,
    body: record({ nick_name: word }),
    answer: record({ ...done, hit_condition: z.boolean(), wording: z.string() }),
    refusals,
  },
} as const

/** With the set for development. */
export const searchInterfaceEndpoints = {
  'POST /wxa/changewxasearchstatus': {
    about: 'Whether searching finds the app: 0 it does, 1 it does not.',
    query,
    body: record({ status: number.default(-1) }),
    answer,
    refusals,
  },
  'GET /wxa/getwxasearchstatus': {
    about: 'Whether searching finds the app: 0 it does, 1 it does not.',
    query,
    answer: record({ ...done, status: z.number() }),
    refusals,
  },
} as const
