import { describe, expect, it } from 'vitest'
import type { PrivacySetting } from '@maque/protocol/platform/privacy-interfaces.ts'
import { readGuide, readOwner, tellGuide, usedBy } from './privacy-words.ts'

const owner = {
  contact_email: '',
  contact_phone: '',
  contact_qq: '',
  contact_weixin: '',
  ext_file_media_id: '',
  notice_method: '弹窗',
  store_expire_timestamp: '',
}
const setting: PrivacySetting = {
  privacy_ver: 2,
  setting_list: [{ privacy_key: 'Location', privacy_text: '找到门店' }],
  owner_setting: { ...owner, contact_email: 'tea@example.com' },
}
const read = (more: Partial<PrivacySetting> = {}) => readGuide({ ...setting, ...more })
const codeOf = (result: ReturnType<typeof readGuide>) =>
  result.ok ? 'accepted' : result.refusal.problem.errcode

describe('a privacy guide as a server writes it (§2.4)', () => {
  it('is the one that the console writes', () => {
    expect(read()).toEqual({
      ok: true,
      value: {
        uses: [{ key: 'Location', purpose: '找到门店' }],
        contact: { email: 'tea@example.com' },
        notice: '弹窗',
        sdks: [],
      },
    })
  })
  it.each([
    ['is refused without what is collected', { setting_list: undefined }, 47001],
    ['may say that nothing is', { setting_list: [] }, 'accepted'],
    ['is refused without its owner', { owner_setting: undefined }, 86069],
    ['is refused without how users are told', { owner_setting: { ...owner, notice_method: '' } }, 86069],
    [
      'is refused for a kind of data that is unknown',
      { setting_list: [{ privacy_key: 'X', privacy_text: 'x' }] },
      40097,
    ],
  ] satisfies readonly (readonly [string, Partial<PrivacySetting>, unknown])[])('%s', (_, more, outcome) => {
    expect(codeOf(read(more))).toBe(outcome)
  })
  it.each([
    ['', undefined],
    ['30天', 30],
    ['7', 7],
    ['6 个月', 180],
    ['2年', 730],
    ['90 days', 90],
    ['0天', 86072],
    ['很久', 86072],
  ])('is kept for “%s”: %s days', (store_expire_timestamp, days) => {
    const result = readOwner({ ...owner, store_expire_timestamp })
    expect(result.ok ? result.value.keptDays : result.refusal.problem.errcode).toBe(days)
  })
  it('is told again as it was written', () => {
    const written: PrivacySetting = {
      privacy_ver: 2,
      setting_list: [{ privacy_key: 'Album', privacy_text: '上传照片' }],
      owner_setting: {
        ...owner,
        contact_phone: '13800000000',
        contact_qq: '10001',
        contact_weixin: 'tea',
        store_expire_timestamp: '30天',
      },
      sdk_privacy_info_list: [
        {
          sdk_name: '地图',
          sdk_biz_name: '某图',
          sdk_list: [
            { privacy_key: 'Location', privacy_text: '画地图' },
            { privacy_key: '', privacy_text: '统计' },
            { privacy_key: '网络', privacy_text: '测速' },
          ],
        },
      ],
    }
    const guide = readGuide(written)
    const told = tellGuide(guide.ok ? { ...guide.value, ownText: { id: 'm', text: '补充' } } : undefined)
    expect(told.owner_setting).toEqual({ ...written.owner_setting, ext_file_media_id: 'm' })
    expect(told.sdk_privacy_info_list).toEqual(written.sdk_privacy_info_list)
    expect(told.setting_list).toEqual([
      { privacy_key: 'Album', privacy_text: '上传照片', privacy_label: '选中的照片或视频' },
    ])
  })
  it('tells what an owner wrote in the console in words of their own', () => {
    const guide = { uses: [], contact: { other: '门店柜台' }, notice: '公告', sdks: [] }
    expect(tellGuide(guide).owner_setting).toMatchObject({ contact_qq: '', contact_weixin: '门店柜台' })
  })
  it('tells nothing of one that is not there, but what can be declared', () => {
    const { privacy_desc, owner_setting, setting_list } = tellGuide(undefined)
    expect(privacy_desc.privacy_desc_list).toHaveLength(22)
    expect([owner_setting.notice_method, setting_list]).toEqual(['', []])
  })
  it('is about what the code calls', () => {
    expect(usedBy(['getLocation', 'chooseLocation', 'request', 'camera'])).toEqual(['Location', 'Camera'])
  })
})
