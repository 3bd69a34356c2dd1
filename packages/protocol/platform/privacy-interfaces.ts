/**
 * The privacy guide of an app, as a third-party platform writes it in its owner's place, and what its
 * code uses, word for word as WeChat's open interfaces (§2.4).
 *
 * Everything is answered with 200. `errcode` is not 0 when it was not done.
 */
import { z } from 'zod'
import { done } from './component-interfaces.ts'
import { list, longText, record, shortText } from './schema.ts'

const query = record({ access_token: longText.default('') })
const refusals = 'errcode' as const
const word = shortText.default('')
const number = z.coerce.number().int()

const declared = record({ privacy_key: word, privacy_text: word })
export type DeclaredUse = z.infer<typeof declared>

const owner = {
  contact_email: word,
  contact_phone: word,
  contact_qq: word,
  contact_weixin: word,
  /** A guide in the owner's own words, as it was uploaded. */
  ext_file_media_id: word,
  /** How users are told of changes. */
  notice_method: word,
  /** `30天`; empty: for as long as the purpose needs it. */
  store_expire_timestamp: word,
}
const ownerSetting = record(owner)
export type OwnerSetting = z.infer<typeof ownerSetting>

const sdk = record({ sdk_name: word, sdk_biz_name: word, sdk_list: list(declared).default([]) })
export type DeclaredSdk = z.infer<typeof sdk>

const privacySetting = record({
  /** 1 what is in force, 2 what is being written. */
  privacy_ver: number.default(2),
  setting_list: list(declared).optional(),
  owner_setting: ownerSetting.optional(),
  sdk_privacy_info_list: list(sdk).optional(),
})
export type PrivacySetting = z.infer<typeof privacySetting>

export const privacyInterfaceEndpoints = {
  'POST /cgi-bin/component/setprivacysetting': {
    about:
      'Write the privacy guide: what is written comes into force with the next submission; of what is in force, how users reach the owner.',
    query,
    body: privacySetting,
    answer: record(done),
    refusals,
  },
  'POST /cgi-bin/component/getprivacysetting': {
    about: 'The privacy guide, what the committed code uses, and all that can be declared.',
    query,
    body: record({ privacy_ver: number.default(2) }),
    answer: record({
      ...done,
      /** 1: this platform has committed code. */
      code_exist: z.number(),
      privacy_list: list(z.string()),
      setting_list: list(
        record({ privacy_key: z.string(), privacy_text: z.string(), privacy_label: z.string() }),
      ),
      update_time: z.number(),
      owner_setting: record({
        contact_email: z.string(),
        contact_phone: z.string(),
        contact_qq: z.string(),
        contact_weixin: z.string(),
        ext_file_media_id: z.string(),
        notice_method: z.string(),
        store_expire_timestamp: z.string(),
      }),
      privacy_desc: record({
        privacy_desc_list: list(record({ privacy_key: z.string(), privacy_desc: z.string() })),
      }),
      sdk_privacy_info_list: list(
        record({
          sdk_name: z.string(),
          sdk_biz_name: z.string(),
          sdk_list: list(record({ privacy_key: z.string(), privacy_text: z.string() })),
        }),
      ),
    }),
    refusals,
  },
  'POST /cgi-bin/component/uploadprivacyextfile': {
    about: 'Upload a guide in the owner’s own words: a form with a text in UTF-8 in `file`.',
    query,
    file: 'form with a text',
    answer: record({ ...done, ext_file_media_id: z.string() }),
    refusals,
  },
  'GET /wxa/security/get_code_privacy_info': {
    about: 'Interfaces of the committed code that would need something said of them first.',
    query,
    answer: record({
      ...done,
      /** That it may not call: none needs leave here. */
      without_auth_list: list(z.string()),
      /** That app.json does not name in `requiredPrivateInfos`. */
      without_conf_list: list(z.string()),
    }),
    refusals,
  },
} as const
