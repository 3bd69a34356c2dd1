/**
 * Privacy guides as `setprivacysetting` and `getprivacysetting` write them. No I/O in here.
 *
 * Not a rule: the numbers here are words of WeChat's interface, and days of months and years.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { privateCalls } from '@maque/protocol/bundle/noted-calls.ts'
import type {
  DeclaredSdk,
  DeclaredUse,
  OwnerSetting,
  PrivacySetting,
} from '@maque/protocol/platform/privacy-interfaces.ts'
import { privacyNames } from '@maque/protocol/platform/privacy-names.ts'
import type { PrivacyGuide, PrivacyKey } from '@maque/protocol/platform/profile.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import {
  keptForUnread,
  ownerSettingMissing,
  privacyKeyUnknown,
  settingListMissing,
} from './privacy-problems.ts'

/** All but what the owner's own words are: they were uploaded before. */
export type WrittenGuide = Omit<PrivacyGuide, 'ownText'>

export type OwnersPart = Pick<PrivacyGuide, 'contact' | 'notice' | 'keptDays'>

export function readGuide({
  setting_list,
  owner_setting,
  sdk_privacy_info_list = [],
}: PrivacySetting): Result<WrittenGuide, RaisedProblem> {
  if (!setting_list) return refuse(settingListMissing)
  const owner = readOwner(owner_setting)
  if (!owner.ok) return owner
  const uses: { readonly key: PrivacyKey; readonly purpose: string }[] = []
  for (const { privacy_key, privacy_text } of setting_list) {
    if (!isPrivacyKey(privacy_key)) return refuse(privacyKeyUnknown({ key: privacy_key }))
    uses.push({ key: privacy_key, purpose: privacy_text })
  }
  return accept({ ...owner.value, uses, sdks: sdk_privacy_info_list.map(readSdk) })
}

export function readOwner(said: OwnerSetting | undefined): Result<OwnersPart, RaisedProblem> {
  if (!said || said.notice_method === '') return refuse(ownerSettingMissing)
  const { contact_email: email, contact_phone: phone, contact_qq, contact_weixin } = said
  const other = [
    contact_qq === '' ? '' : `${QQ}${contact_qq}`,
    contact_weixin === '' ? '' : `${WEIXIN}${contact_weixin}`,
  ].filter((way) => way !== '')
  const keptDays = daysOf(said.store_expire_timestamp)
  if (keptDays === 'unread') return refuse(keptForUnread({ text: said.store_expire_timestamp }))
  return accept({
    contact: {
      ...(email !== '' && { email }),
      ...(phone !== '' && { phone }),
      ...(other.length > 0 && { other: other.join(BETWEEN_WAYS) }),
    },
    notice: said.notice_method,
    ...(keptDays !== undefined && { keptDays }),
  })
}

const QQ = 'QQ '
const WEIXIN = '微信 '
const BETWEEN_WAYS = '，'
const BETWEEN_USES = '；'
const DAYS: readonly (readonly [RegExp, number])[] = [
  [/^(\d{1,5}) *(天|日|days?)?$/i, 1],
  [/^(\d{1,3}) *(个月|月|months?)$/i, 30],
  [/^(\d{1,2}) *(年|years?)$/i, 365],
]

function daysOf(text: string): number | undefined | 'unread' {
  if (text.trim() === '') return undefined
  for (const [form, days] of DAYS) {
    const count = Number(form.exec(text.trim())?.[1] ?? 0)
    if (count > 0) return count * days
  }
  return 'unread'
}

function readSdk({ sdk_name, sdk_biz_name, sdk_list }: DeclaredSdk): PrivacyGuide['sdks'][number] {
  const purposes = sdk_list.map(({ privacy_key, privacy_text }) => {
    const label = isPrivacyKey(privacy_key) ? privacyNames[privacy_key].zh : privacy_key
    return label === '' ? privacy_text : `${label}：${privacy_text}`
  })
  return { name: sdk_name, provider: sdk_biz_name, purpose: purposes.join(BETWEEN_USES) }
}

function isPrivacyKey(key: string): key is PrivacyKey {
  return Object.hasOwn(privacyNames, key)
}

/** `undefined`: there is none yet. */
export function tellGuide(guide: PrivacyGuide | undefined) {
  return {
    setting_list: (guide?.uses ?? []).map(({ key, purpose }) => ({
      privacy_key: key,
      privacy_text: purpose,
      privacy_label: privacyNames[key].zh,
    })),
    owner_setting: tellOwner(guide),
    privacy_desc: {
      privacy_desc_list: Object.entries(privacyNames).map(([privacy_key, { zh }]) => ({
        privacy_key,
        privacy_desc: zh,
      })),
    },
    sdk_privacy_info_list: (guide?.sdks ?? []).map(({ name, provider, purpose }) => ({
      sdk_name: name,
      sdk_biz_name: provider,
      sdk_list: purpose.split(BETWEEN_USES).map(tellUse),
    })),
  }
}

function tellOwner(guide: PrivacyGuide | undefined): OwnerSetting {
  const { contact = {}, notice = '', keptDays, ownText } = guide ?? {}
  const others = (contact.other ?? '').split(BETWEEN_WAYS)
  const qq = others.find((way) => way.startsWith(QQ)) ?? ''
  // What an owner wrote in the console in words of their own is told here, too.
  const rest = others
    .filter((way) => way !== qq)
    .map((way) => (way.startsWith(WEIXIN) ? way.slice(WEIXIN.length) : way))
  return {
    contact_email: contact.email ?? '',
    contact_phone: contact.phone ?? '',
    contact_qq: qq.slice(QQ.length),
    contact_weixin: rest.join(BETWEEN_WAYS),
    ext_file_media_id: ownText?.id ?? '',
    notice_method: notice,
    store_expire_timestamp: keptDays === undefined ? '' : `${keptDays}天`,
  }
}

/** As it was declared, where it was declared in this way. */
function tellUse(text: string): DeclaredUse {
  const [, label = '', purpose = ''] = /^([^：]+)：(.*)$/s.exec(text) ?? []
  const known = Object.entries(privacyNames).find(([, { zh }]) => zh === label)
  if (known) return { privacy_key: known[0], privacy_text: purpose }
  return label === ''
    ? { privacy_key: '', privacy_text: text }
    : { privacy_key: label, privacy_text: purpose }
}

/** What personal data these interfaces give to an app. */
export function usedBy(calls: readonly string[]): readonly PrivacyKey[] {
  return [...new Set(calls.flatMap((call) => privateCalls[call] ?? []))]
}
