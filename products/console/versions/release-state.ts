/** How a version's state is named and coloured. */
import type { Language } from '@maque/ui/language.ts'
import type { Release } from '@maque/protocol/platform/releases.ts'

interface StateTag {
  readonly label: string
  readonly theme: 'default' | 'primary' | 'success' | 'warning' | 'danger'
}

const tags: Readonly<
  Record<Release['state'], { readonly zh: string; readonly en: string; readonly theme: StateTag['theme'] }>
> = {
  compiling: { zh: '编译中', en: 'Compiling', theme: 'primary' },
  failed: { zh: '编译失败', en: 'Did not compile', theme: 'danger' },
  development: { zh: '开发版本', en: 'Development', theme: 'default' },
  superseded: { zh: '已被新上传取代', en: 'Superseded', theme: 'default' },
  auditing: { zh: '审核中', en: 'In review', theme: 'warning' },
  delayed: { zh: '审核延后', en: 'Review delayed', theme: 'warning' },
  approved: { zh: '审核通过，待发布', en: 'Approved, to be released', theme: 'primary' },
  rejected: { zh: '审核不通过', en: 'Rejected', theme: 'danger' },
  gray: { zh: '分阶段发布中', en: 'In stages', theme: 'success' },
  online: { zh: '线上版本', en: 'Online', theme: 'success' },
  replaced: { zh: '曾上线', en: 'Was online', theme: 'default' },
  'rolled-back': { zh: '已回退', en: 'Taken back', theme: 'default' },
  deleted: { zh: '已删除', en: 'Deleted', theme: 'default' },
}

export function releaseStateTag(state: Release['state'], language: Language): StateTag {
  return { label: tags[state][language], theme: tags[state].theme }
}
