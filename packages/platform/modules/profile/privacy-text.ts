/** A privacy guide as users read it. The words are the platform's, the purposes the owner's. */
import type { BilingualText } from '@maque/protocol/platform/problem.ts'
import type { PrivacyGuide, PrivacyKey } from '@maque/protocol/platform/profile.ts'

const both = (zh: string, en: string): BilingualText => ({ zh, en })

const names: Readonly<Record<PrivacyKey, BilingualText>> = {
  UserInfo: both('昵称与头像', 'name and picture'),
  Location: both('位置信息', 'location'),
  Address: both('地址', 'postal address'),
  Invoice: both('发票信息', 'invoice details'),
  RunData: both('运动步数', 'steps walked'),
  Record: both('麦克风', 'microphone'),
  Album: both('选中的照片或视频', 'photos and videos that are picked'),
  Camera: both('摄像头', 'camera'),
  PhoneNumber: both('手机号', 'phone number'),
  Contact: both('通讯录（仅写入）', 'contacts, for adding to them'),
  DeviceInfo: both('设备信息', 'device'),
  EXIDNumber: both('身份证号码', 'ID number'),
  EXOrderInfo: both('订单信息', 'orders'),
  EXUserPublishContent: both('发布的内容', 'what users publish'),
  EXUserFollowAcct: both('关注的帐号', 'accounts that users follow'),
  EXUserOpLog: both('操作日志', 'what users do'),
  AlbumWriteOnly: both('相册（仅写入）', 'album, for adding to it'),
  LicensePlate: both('车牌号', 'number plate'),
  BlueTooth: both('蓝牙', 'Bluetooth'),
  CalendarWriteOnly: both('日历（仅写入）', 'calendar, for adding to it'),
  Email: both('邮箱', 'e-mail address'),
  MessageFile: both('选中的文件', 'files that are picked'),
}

export function textOf(guide: PrivacyGuide, appName: string): BilingualText {
  const { uses, contact, notice, keptDays, sdks } = guide
  const ways = [contact.email, contact.phone, contact.other].filter((way) => way !== undefined && way !== '')
  const zh = [
    `《${appName}》隐私保护指引`,
    `${appName}的开发者按下列方式处理你的信息。使用前会征得你的同意，你可以随时撤回。`,
    ...uses.map(({ key, purpose }) => `· ${names[key].zh}：用于${purpose}。`),
    uses.length === 0 ? '不收集个人信息。' : '',
    ...(sdks.length === 0 ? [] : ['接入的第三方：']),
    ...sdks.map(({ name, provider, purpose }) => `· ${name}（${provider}）：${purpose}。`),
    keptDays === undefined ? '信息只保存到实现目的所需的最短时间。' : `信息保存 ${keptDays} 天。`,
    `本指引有变化时，通过${notice}告知。`,
    `你可以查询、更正、删除自己的信息；联系方式：${ways.join('，')}。`,
  ]
  const en = [
    `Privacy guide of ${appName}`,
    `The developer of ${appName} handles your data as told here. You are asked first, and can take your consent back.`,
    ...uses.map(({ key, purpose }) => `· ${names[key].en}: ${purpose}`),
    uses.length === 0 ? 'No personal data is collected.' : '',
    ...(sdks.length === 0 ? [] : ['Others whose software is in it:']),
    ...sdks.map(({ name, provider, purpose }) => `· ${name} (${provider}): ${purpose}`),
    keptDays === undefined
      ? 'Data is kept no longer than its purpose needs.'
      : `Data is kept for ${keptDays} days.`,
    `You are told of changes by: ${notice}`,
    `You may ask for your data, correct it and have it deleted: ${ways.join(', ')}`,
  ]
  const text = (lines: readonly string[]): string => lines.filter((line) => line !== '').join('\n')
  return { zh: text(zh), en: text(en) }
}
