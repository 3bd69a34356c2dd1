/**
 * What a third-party platform does with an app that has authorised it, word for word as WeChat's
 * open interfaces: code, review, release, domains, testers (§2.5, §2.6, §2.7).
 *
 * Everything is answered with 200. `errcode` is not 0 when it was not done.
 */
import { z } from 'zod'
import { done } from './component-interfaces.ts'
import { domainBody, domainLists } from './domain-lists.ts'
import { fileBytes, list, longText, record, shortText } from './schema.ts'

const query = record({ access_token: longText.default('') })
const nothing = record({})
const answer = record(done)
const refusals = 'errcode' as const
const word = shortText.default('')
const number = z.coerce.number().int()
const onOff = z.union([z.boolean(), z.number()]).default(false).transform(Boolean)

const auditItem = record({
  address: word,
  tag: word,
  first_class: word,
  second_class: word,
  third_class: word,
  first_id: number.optional(),
  second_id: number.optional(),
  third_id: number.optional(),
  title: word,
})
export type AuditItem = z.infer<typeof auditItem>

const ids = list(shortText).default([])

const auditBody = record({
  item_list: list(auditItem).default([]),
  preview_info: record({ video_id_list: ids, pic_id_list: ids }).optional(),
  version_desc: longText.default(''),
  feedback_info: longText.default(''),
  feedback_stuff: longText.default(''),
  ugc_declare: record({
    scene: list(number).default([]),
    other_scene_desc: longText.default(''),
    method: list(number).default([]),
    has_audit_team: number.default(0),
    audit_desc: longText.default(''),
  }).optional(),
  privacy_api_not_use: onOff,
  order_path: longText.default(''),
})
export type AuditBody = z.infer<typeof auditBody>

const auditStatus = record({
  ...done,
  auditid: z.number(),
  /** 0 approved, 1 rejected, 2 waiting, 3 withdrawn, 4 delayed. */
  status: z.number(),
  reason: z.string(),
  screenshot: z.string(),
  /** As the older of the two interfaces spells it. */
  ScreenShot: z.string(),
  user_version: z.string(),
  user_desc: z.string(),
  submit_audit_time: z.number(),
})

/** Longer than what names anything, no longer than a request may be. */
const extJson = z.string().max(60_000).default('')

const texts = list(z.string())

const tester = record({ userstr: z.string() })

export const codeInterfaceEndpoints = {
  'POST /wxa/commit': {
    about: 'Commit a template to an app: it compiles, and is the version that experiencers open.',
    query,
    body: record({ template_id: number.default(-1), ext_json: extJson, user_version: word, user_desc: word }),
    answer,
    refusals,
  },
  'GET /wxa/get_qrcode': {
    about: 'The code that opens what was committed, as a PNG, for the app’s testers.',
    query: record({ access_token: longText.default(''), path: z.string().max(1024).default('') }),
    answer: fileBytes,
    answerType: 'image/png',
    refusals,
  },
  'GET /wxa/get_page': {
    about: 'The pages of what was committed.',
    query,
    answer: record({ ...done, page_list: texts }),
    refusals,
  },
  'GET /wxa/get_category': {
    about: 'The categories that pages can be submitted under.',
    query,
    answer: record({
      ...done,
      category_list: list(
        record({
          first_class: z.string(),
          second_class: z.string(),
          third_class: z.string(),
          first_id: z.number(),
          second_id: z.number(),
          third_id: z.number(),
        }),
      ),
    }),
    refusals,
  },
  'POST /wxa/uploadmedia': {
    about: 'Add a picture or a short film that shows the app to reviewers; a form with it in `media`.',
    query,
    file: 'form with a picture or a film',
    answer: record({ ...done, type: z.enum(['image', 'video']), mediaid: z.string() }),
    refusals,
  },
  'POST /wxa/submit_audit': {
    about: 'Submit what was committed for review.',
    query,
    body: auditBody,
    answer: record({ ...done, auditid: z.number() }),
    refusals,
  },
  'POST /wxa/get_auditstatus': {
    about: 'What became of a submission.',
    query,
    body: record({ auditid: number.default(-1) }),
    answer: auditStatus,
    refusals,
  },
  'GET /wxa/get_latest_auditstatus': {
    about: 'What became of the latest submission.',
    query,
    answer: auditStatus,
    refusals,
  },
  'GET /wxa/undocodeaudit': {
    about: 'Withdraw what is in review.',
    query,
    answer,
    refusals,
  },
  'GET /wxa/queryquota': {
    about: 'How often this app can still be submitted, and hurried, this month.',
    query,
    answer: record({
      ...done,
      rest: z.number(),
      limit: z.number(),
      speedup_rest: z.number(),
      speedup_limit: z.number(),
    }),
    refusals,
  },
  'POST /wxa/security/getorderpathinfo': {
    about: 'The page of orders that users have, or that is or was in review.',
    query,
    body: record({ info_type: number.default(-1) }),
    answer: record({
      ...done,
      msg: record({
        path: z.string(),
        img_list: list(z.string()),
        video: z.string(),
        test_account: z.string(),
        test_pwd: z.string(),
        test_remark: z.string(),
        /** 2 in review, 3 rejected, 4 approved. */
        status: z.number(),
        apply_time: z.number(),
      }),
    }),
    refusals,
  },
  'POST /wxa/speedupaudit': {
    about: 'Have a submission looked at before others.',
    query,
    body: record({ auditid: number.default(-1) }),
    answer,
    refusals,
  },
  'POST /wxa/release': {
    about: 'Bring the approved version online.',
    query,
    body: nothing,
    answer,
    refusals,
  },
  'GET /wxa/revertcoderelease': {
    about: 'Go back to a version that was online, the one before or that of `app_version`; or list them.',
    query: record({
      access_token: longText.default(''),
      action: z.enum(['get_history_version']).optional(),
      app_version: number.optional(),
    }),
    answer: record({
      ...done,
      version_list: list(
        record({
          app_version: z.number(),
          user_version: z.string(),
          user_desc: z.string(),
          commit_time: z.number(),
        }),
      ).optional(),
    }),
    refusals,
  },
  'POST /wxa/grayrelease': {
    about: 'Give the approved version to a share of users, or to more of them.',
    query,
    body: record({
      gray_percentage: number.default(-1),
      support_experiencer_first: onOff,
      support_debuger_first: onOff,
    }),
    answer,
    refusals,
  },
  'GET /wxa/getgrayreleaseplan': {
    about: 'How far the release in stages is.',
    query,
    answer: record({
      ...done,
      gray_release_plan: record({
        /** 0 there is none, 1 it runs, 2 it is paused. */
        status: z.number(),
        create_timestamp: z.number(),
        gray_percentage: z.number(),
        support_experiencer_first: z.boolean(),
        support_debuger_first: z.boolean(),
      }),
    }),
    refusals,
  },
  'GET /wxa/revertgrayrelease': {
    about: 'Cancel the release in stages.',
    query,
    answer,
    refusals,
  },
  'POST /wxa/getversioninfo': {
    about: 'The versions that testers and users have.',
    query,
    body: nothing,
    answer: record({
      ...done,
      exp_info: record({ exp_time: z.number(), exp_version: z.string(), exp_desc: z.string() }).optional(),
      release_info: record({
        release_time: z.number(),
        release_version: z.string(),
        release_desc: z.string(),
      }).optional(),
    }),
    refusals,
  },
  'POST /wxa/change_visitstatus': {
    about: 'Suspend the service, or go on with it.',
    query,
    body: record({ action: word }),
    answer,
    refusals,
  },
  'POST /wxa/getvisitstatus': {
    about: 'Whether users can open the app: 0 when it is suspended, 1 when it is not.',
    query,
    body: nothing,
    answer: record({ ...done, status: z.number() }),
    refusals,
  },
  'POST /cgi-bin/wxopen/getweappsupportversion': {
    about: 'The oldest base library with which users can open the app, and how many of them have which.',
    query,
    body: nothing,
    answer: record({
      ...done,
      /** Empty where none was ever set. */
      now_version: z.string(),
      uv_info: record({ items: list(record({ version: z.string(), percentage: z.number() })) }),
    }),
    refusals,
  },
  'POST /cgi-bin/wxopen/setweappsupportversion': {
    about: 'Set the oldest base library with which users can open the app.',
    query,
    body: record({ version: word }),
    answer,
    refusals,
  },
  'POST /wxa/modify_domain': {
    about: 'The servers that the app may reach.',
    query,
    body: domainBody,
    answer: record({ ...done, ...domainLists }),
    refusals,
  },
  'POST /wxa/set_prefetchdnsdomain': {
    about: 'Refused: no browser resolves the domains of an app, so that there is nothing to resolve ahead.',
    query,
    body: record({ prefetch_dns_domain: list(record({ url: shortText })).default([]) }),
    answer,
    refusals,
  },
  'POST /wxa/get_prefetchdnsdomain': {
    about: 'Refused, as setting them is.',
    query,
    body: nothing,
    answer,
    refusals,
  },
  'POST /wxa/setwebviewdomain': {
    about: 'The sites that the app may show.',
    query,
    body: record({ action: word, webviewdomain: list(shortText).default([]) }),
    answer: record({ ...done, webviewdomain: texts.optional() }),
    refusals,
  },
  'POST /wxa/get_webviewdomain_confirmfile': {
    about: 'The file that sites have to have before they can be added.',
    query,
    body: nothing,
    answer: record({ ...done, file_name: z.string(), file_content: z.string() }),
    refusals,
  },
  'POST /wxa/bind_tester': {
    about: 'Let a person open the version for testers.',
    query,
    body: record({ wechatid: word }),
    answer: record({ ...done, userstr: z.string() }),
    refusals,
  },
  'POST /wxa/unbind_tester': {
    about: 'Let a person open it no longer.',
    query,
    body: record({ wechatid: word, userstr: word }),
    answer,
    refusals,
  },
  'POST /wxa/memberauth': {
    about: 'Who may open it.',
    query,
    body: record({ action: word }),
    answer: record({ ...done, members: list(tester) }),
    refusals,
  },
} as const
