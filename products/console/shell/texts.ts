import type { Texts } from '@maque/ui/language.ts'

export const shellTexts: Texts<{
  readonly brand: string
  readonly areas: string
  readonly apps: string
  readonly review: string
  readonly loading: string
  readonly failed: string
  readonly again: string
}> = {
  zh: {
    brand: '麻雀控制台',
    areas: '功能区',
    apps: '我的小程序',
    review: '审核队列',
    loading: '加载中…',
    failed: '加载失败',
    again: '重试',
  },
  en: {
    brand: 'Maque console',
    areas: 'Areas',
    apps: 'My mini programs',
    review: 'Review queue',
    loading: 'Loading…',
    failed: 'Could not load',
    again: 'Try again',
  },
}
