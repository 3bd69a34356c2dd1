import type { Texts } from '@maque/ui/language.ts'

export const clientUpdatesTexts: Texts<{
  readonly clientUpdates: string
  readonly clientUpdatesHint: string
  readonly oldestVersion: string
  readonly anyVersion: string
  readonly versionOnlineSince: (version: string, day: string) => string
  readonly neverOnline: string
  readonly prefersLocal: string
  readonly prefersLocalHint: string
  readonly minimumBaseLibrary: string
  readonly minimumBaseLibraryHint: (current: string) => string
  readonly save: string
  readonly saved: string
  readonly yes: string
  readonly no: string
}> = {
  zh: {
    clientUpdates: '版本更新',
    clientUpdatesHint: '用户手机上可能还留有旧版本。早于最低可用版本的不再启动，正在运行的会结束。',
    oldestVersion: '最低可用版本',
    anyVersion: '不限',
    versionOnlineSince: (version, day) => `${version}（${day} 上线）`,
    neverOnline: '还没有上线过的版本。',
    prefersLocal: '优先使用本地版本',
    prefersLocalHint: '开启后，用户打开小程序时先用本地已有的版本，新版本在后台下载，下次启动生效。',
    minimumBaseLibrary: '最低基础库版本',
    minimumBaseLibraryHint: (current) =>
      `基础库更旧的客户端不打开小程序，并提示更新。本平台现为 ${current}；留空不限。`,
    save: '保存',
    saved: '已保存',
    yes: '是',
    no: '否',
  },
  en: {
    clientUpdates: 'Updates',
    clientUpdatesHint:
      'People may still have older versions. Those before the oldest allowed are not started, and end where they run.',
    oldestVersion: 'Oldest version allowed',
    anyVersion: 'Any',
    versionOnlineSince: (version, day) => `${version} (online ${day})`,
    neverOnline: 'No version was online yet.',
    prefersLocal: 'Prefer the local version',
    prefersLocalHint:
      'Opening the mini program starts the version that is there; a newer one loads meanwhile, for the next start.',
    minimumBaseLibrary: 'Oldest base library',
    minimumBaseLibraryHint: (current) =>
      `Players of an older one ask for an update instead. Here it is ${current}; empty: any.`,
    save: 'Save',
    saved: 'Saved',
    yes: 'yes',
    no: 'no',
  },
}
