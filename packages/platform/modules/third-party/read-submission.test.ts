import { describe, expect, it } from 'vitest'
import type { AuditBody } from '@maque/protocol/platform/code-interfaces.ts'
import type { ChosenCategory } from '@maque/protocol/platform/profile.ts'
import type { Submission } from '@maque/protocol/platform/review.ts'
import { auditStatusOf, readSubmission } from './read-submission.ts'

const tea: ChosenCategory = {
  id: 632,
  name: '点餐平台',
  firstId: 220,
  firstName: '餐饮服务',
  state: 'approved',
  documents: [],
  takes: [],
  addedAt: '',
}

const item = {
  address: '/pages/a',
  tag: '点餐  外卖',
  first_class: '餐饮服务',
  second_class: '点餐平台',
  third_class: '',
  title: '首页',
}

const body = (more: Partial<AuditBody> = {}): AuditBody => ({
  item_list: [item],
  version_desc: '第一版',
  feedback_info: '',
  feedback_stuff: '',
  privacy_api_not_use: false,
  order_path: '',
  ...more,
})

const ugc = { scene: [1], other_scene_desc: '', method: [1], has_audit_team: 1, audit_desc: '人工' }

describe('what submit_audit says', () => {
  it.each([
    ['a category by its names', item],
    ['a category by its number', { ...item, first_class: '', second_class: '', second_id: 632 }],
  ])('is read with %s', (_, one) => {
    expect(readSubmission(body({ item_list: [one] }), [tea])).toEqual({
      ok: true,
      value: {
        groups: [{ page: 'pages/a', title: '首页', tags: ['点餐', '外卖'], category: 632 }],
        note: '第一版',
        feedback: '',
        materials: [],
        previews: [],
        saysPrivacyUnused: false,
        orderPath: '',
      },
    })
  })

  it.each([
    ['what users publish', ugc, { scenes: ['profile'], methods: ['platform-check'], hasAuditTeam: true }],
    ['that they publish nothing', { ...ugc, scene: [0], method: [] }, { scenes: [], methods: [] }],
  ])('tells %s', (_, declared, outcome) => {
    expect(readSubmission(body({ ugc_declare: declared }), [tea])).toMatchObject({ value: { ugc: outcome } })
  })

  it('names what was added for reviewers: of the app, and for an answer to their verdict', () => {
    const added = {
      preview_info: { pic_id_list: ['file_p'], video_id_list: ['file_f'] },
      feedback_stuff: 'file_a|file_b',
    }
    expect(readSubmission(body(added), [tea])).toMatchObject({
      value: { previews: ['file_p', 'file_f'], materials: ['file_a', 'file_b'] },
    })
  })

  it.each([
    [85008, { item_list: [{ ...item, second_id: 1 }] }],
    [85008, { item_list: [{ ...item, second_class: '别的' }] }],
    [40097, { ugc_declare: { ...ugc, scene: [6] } }],
    [40097, { ugc_declare: { ...ugc, method: [0] } }],
  ] as const)('is refused with %i: %j', (errcode, more) => {
    expect(readSubmission(body(more), [tea])).toMatchObject({ refusal: { problem: { errcode } } })
  })
})

describe('the status of an audit', () => {
  const rejected = {
    kind: 'rejected',
    text: '打不开',
    findings: [
      { item: { id: 'R5.1', text: { zh: '', en: '' } }, page: 'pages/a', text: '空白', evidence: ['/f/1'] },
    ],
    needsTestAccount: false,
    at: '',
  } as const

  it.each([
    ['approved', 0],
    ['replaced', 0],
    ['rejected', 1],
    ['appealing', 1],
    ['pending', 2],
    ['withdrawn', 3],
    ['delayed', 4],
  ] as const)('of what is %s is %i', (state, status) => {
    const submission = { state, verdicts: [rejected] } as unknown as Submission
    const isRejected = status === 1
    expect(auditStatusOf(submission)).toEqual({
      status,
      reason: isRejected ? '打不开\nR5.1 pages/a：空白' : '',
      screenshots: isRejected ? ['/f/1'] : [],
    })
  })
})
