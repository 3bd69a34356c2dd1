import type { Texts } from '@maque/ui/language.ts'

export const settingsTexts: Texts<{
  readonly icon: string
  readonly iconHint: string
  readonly chooseIcon: string
  readonly save: string
  readonly saved: string
}> = {
  zh: {
    icon: '头像',
    iconHint: 'PNG、JPEG 或 WebP，建议正方形，不超过 2 MB',
    chooseIcon: '更换头像',
    save: '保存',
    saved: '已保存',
  },
  en: {
    icon: 'Icon',
    iconHint: 'PNG, JPEG or WebP, best as a square, 2 MB at most',
    chooseIcon: 'Another icon',
    save: 'Save',
    saved: 'Saved',
  },
}
