/** By what versions are reviewed (RULES §2.7, R1–R8): a rejection cites one of these for each fault. */
import type { ChecklistItem } from '@maque/protocol/platform/review.ts'

export const checklist: readonly ChecklistItem[] = [
  item('R1.1', '名称、简介或头像侵犯他人权益', 'Name, introduction or icon infringe somebody’s rights'),
  item('R1.2', '名称含最高级用语或为单一通用词', 'The name is a superlative or a single generic word'),
  item('R1.3', '名称与简介或服务不一致', 'The name does not fit the introduction or the service'),
  item('R1.4', '头像不清晰，或使用了平台标志', 'The icon is not legible, or shows the platform’s brand'),
  item('R2.1', '类目与实际服务不符', 'The categories do not fit the service'),
  item(
    'R2.2',
    '从首页两次点击内无法到达所申报的服务',
    'The service is more than two taps from the first page',
  ),
  item('R2.3', '链接或按钮没有反应', 'Links or buttons do not work'),
  item('R3.1', '功能与简介不符', 'It does something else than the introduction says'),
  item('R3.2', '功能过于简单，只有一个页面或一个按钮', 'It is trivial: one page or one button'),
  item(
    'R3.3',
    '复制平台已有功能，或是小程序导航、排行',
    'It copies the host, or lists and ranks mini programs',
  ),
  item('R3.4', '须先关注或使用其他账号才能使用', 'It can be used only after following another account'),
  item('R4.1', '诱导分享、关注或下载', 'It urges users to share, follow or download'),
  item('R4.2', '广告超过半屏或遮挡内容', 'Advertisements cover content or more than half the screen'),
  item('R4.3', '测试、算命等内容', 'Tests, fortune-telling and the like'),
  item('R4.4', '欺诈或虚假信息', 'Fraud or false statements'),
  item('R4.5', '法律法规禁止的内容', 'Content that laws forbid'),
  item('R4.6', '用户发布的内容没有审核措施', 'What users publish is not checked'),
  item('R5.1', '打不开、白屏或崩溃', 'It does not open, stays blank or crashes'),
  item('R5.2', '是测试版本，内容未完成', 'It is unfinished or a mere test'),
  item('R5.3', '需要账号登录，请提供测试账号', 'It needs an account: give one for testing'),
  item(
    'R6.1',
    '收集个人信息前未说明目的并征得同意',
    'It collects personal data without saying why and asking',
  ),
  item('R6.2', '索要平台账号的密码', 'It asks for the password of the host account'),
  item('R6.3', '无法注销账号或删除数据', 'Accounts and their data cannot be deleted'),
  item('R6.4', '无法停止位置跟踪', 'Tracking of the location cannot be stopped'),
  item('R7.1', '自动播放音视频', 'It plays sound or film by itself'),
  item('R7.2', '动态加载或执行代码', 'It loads or runs code that was not reviewed'),
  item('R7.3', '找不到退出登录的入口', 'One cannot find how to sign out'),
  item('R7.4', '代码中留有密钥', 'Secrets are left in the code'),
  item('R8.1', '浮层无法关闭', 'Overlays cannot be closed'),
  item('R8.2', '仿冒系统弹窗', 'It imitates dialogs of the system'),
  item('R8.3', '看不清，或读屏用户无法使用', 'It cannot be made out, or used with a screen reader'),
]

/** Cited when a reviewer could not sign in (S36). */
export const ACCOUNT_NEEDED = 'R5.3'

export function itemOf(id: string): ChecklistItem | undefined {
  return checklist.find((item) => item.id === id)
}

function item(id: string, zh: string, en: string): ChecklistItem {
  return { id, text: { zh, en } }
}
