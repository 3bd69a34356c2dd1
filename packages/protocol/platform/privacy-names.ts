/** What personal data is called in our screens and texts. */
import type { BilingualText } from './problem.ts'
import type { PrivacyKey } from './profile.ts'

const both = (zh: string, en: string): BilingualText => ({ zh, en })

export const privacyNames: Readonly<Record<PrivacyKey, BilingualText>> = {
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
