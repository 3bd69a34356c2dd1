import type { Texts } from '@maque/ui/language.ts'
import type { DevicePlatform, RolloutState } from '@maque/protocol/platform/rollouts.ts'

export const rolloutTexts: Texts<{
  readonly start: string
  readonly started: string
  readonly title: string
  readonly share: string
  readonly shareHint: string
  readonly members: string
  readonly people: string
  readonly peopleHint: string
  readonly platforms: string
  readonly platformNames: Readonly<Record<DevicePlatform, string>>
  readonly regions: string
  readonly regionsHint: string
  readonly states: Readonly<Record<RolloutState, string>>
  readonly haltedHint: string
  readonly raise: string
  readonly raised: string
  readonly pause: string
  readonly goOn: string
  readonly everybody: string
  readonly everybodyConfirm: (version: string) => string
  readonly cancelRollout: string
  readonly cancelConfirm: (version: string) => string
  readonly cancelled: string
  readonly figures: string
  readonly version: string
  readonly devices: string
  readonly failing: string
  readonly rate: string
  readonly gray: (version: string) => string
  readonly online: string
  readonly steps: string
  readonly named: (count: number) => string
  readonly hostVersion: string
  readonly hostVersionHint: (own: string) => string
  readonly noShare: string
  readonly noRegion: (word: string) => string
  readonly noVersion: string
  readonly cancel: string
}> = {
  zh: {
    start: '分阶段发布',
    started: '已开始分阶段发布',
    title: '分阶段发布',
    share: '发布比例（%）',
    shareHint: '只能调大。0% 时须选择成员优先或指定用户。',
    members: '项目成员和体验成员优先',
    people: '指定用户',
    peopleHint: '用户的邮箱或手机号，用空格分隔',
    platforms: '仅限设备',
    platformNames: { ios: 'iOS', android: 'Android', desktop: '电脑' },
    regions: '仅限地区',
    regionsHint: '两位地区代码，用空格分隔，例如：CN SG。留空为不限。',
    states: { running: '进行中', paused: '已暂停', halted: '因错误自动暂停' },
    haltedHint: '新版本出错的设备明显多于线上版本，所有用户已回到线上版本。',
    raise: '调大比例',
    raised: '已调整',
    pause: '暂停',
    goOn: '继续',
    everybody: '全量发布',
    everybodyConfirm: (version) => `所有用户将使用版本 ${version}。`,
    cancelRollout: '取消分阶段发布',
    cancelConfirm: (version) => `所有用户将回到线上版本，版本 ${version} 不能再次上线。`,
    cancelled: '已取消',
    figures: '运行情况',
    version: '版本',
    devices: '打开的设备',
    failing: '出错的设备',
    rate: '出错比例',
    gray: (version) => `新版本 ${version}`,
    online: '线上版本',
    steps: '比例变化',
    named: (count) => `指定用户 ${count} 位`,
    hostVersion: '最低客户端版本',
    hostVersionHint: (own) => `留空为不限。本平台播放器的版本是 ${own}。`,
    noShare: '请填写 0 到 100 的整数。',
    noRegion: (word) => `“${word}”不是两位地区代码。`,
    noVersion: '请填写数字和点，例如 8.0.50。',
    cancel: '取消',
  },
  en: {
    start: 'Release in stages',
    started: 'The release in stages has begun',
    title: 'Release in stages',
    share: 'Share (%)',
    shareHint: 'It can only grow. At 0 % let members come first, or name users.',
    members: 'Members and experiencers come first',
    people: 'Users',
    peopleHint: 'Their e-mail addresses or phones, divided by blanks',
    platforms: 'Only on',
    platformNames: { ios: 'iOS', android: 'Android', desktop: 'computers' },
    regions: 'Only in',
    regionsHint: 'Two-letter codes divided by blanks, for example: CN SG. Empty: anywhere.',
    states: { running: 'Running', paused: 'Paused', halted: 'Halted by errors' },
    haltedHint: 'It failed on many more devices than the online version; everybody has that one again.',
    raise: 'Raise the share',
    raised: 'Changed',
    pause: 'Pause',
    goOn: 'Go on',
    everybody: 'Release to everybody',
    everybodyConfirm: (version) => `Everybody will get version ${version}.`,
    cancelRollout: 'Cancel the release in stages',
    cancelConfirm: (version) => `Everybody gets the online version, and version ${version} cannot come back.`,
    cancelled: 'Cancelled',
    figures: 'How it fares',
    version: 'Version',
    devices: 'Devices',
    failing: 'with errors',
    rate: 'Share',
    gray: (version) => `new: ${version}`,
    online: 'online',
    steps: 'Steps',
    named: (count) => `${count} named users`,
    hostVersion: 'Oldest host version',
    hostVersionHint: (own) => `Empty: any. The player of this platform is ${own}.`,
    noShare: 'A whole number from 0 to 100.',
    noRegion: (word) => `“${word}” is no region code of two letters.`,
    noVersion: 'Numbers and dots, such as 8.0.50.',
    cancel: 'Cancel',
  },
}
