import { describe, expect, it } from 'vitest'
import type { NewMessage } from '../messages/contract.ts'
import { createProfileNews, type Told } from './profile-news.ts'

const told: Told = {
  what: 'name',
  appId: 'wx1',
  appName: '清和茶铺',
  isApproved: false,
  about: '微信茶铺',
  because: { zh: '材料已经过了有效期。', en: 'The documents have expired.' },
  reason: '第二页。',
}

async function tell(differs: Partial<Told>) {
  const mails: NewMessage[] = []
  const news = createProfileNews({
    messages: {
      send: async (message) => void mails.push(message),
      sentSince: () => Promise.resolve([]),
    },
    recipientsOf: () => Promise.resolve(['owner@shop.example']),
  })
  await news.tell({ ...told, ...differs })
  return mails[0]
}

describe('what owners are told of what auditors decided', () => {
  it('has the reason in both languages, and what the auditor wrote', async () => {
    const mail = await tell({})
    expect(mail).toMatchObject({
      recipient: 'owner@shop.example',
      subject: '清和茶铺：名称「微信茶铺」未通过审核',
    })
    expect(mail?.text).toBe(
      '名称「微信茶铺」未通过审核\nThe name “微信茶铺” was refused.\n\n材料已经过了有效期。 / The documents have expired.\n第二页。',
    )
  })

  it.each([
    ['dispute', true, 'was upheld'],
    ['dispute', false, 'was rejected'],
    ['name-lost', true, 'give a new one'],
    ['avatar', false, 'it has the one before'],
    ['category', true, 'was approved'],
  ] as const)('is said of %s when it is %s: %s', async (what, isApproved, words) => {
    expect((await tell({ what, isApproved }))?.text).toContain(words)
  })
})
