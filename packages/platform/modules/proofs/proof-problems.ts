import { plainProblem } from '../../kernel/http/problem.ts'

export const identityUnavailable = plainProblem('identity-unavailable', 503, {
  zh: '身份核验服务暂时不可用，请稍后再试。',
  en: 'Identities cannot be checked at the moment. Try again later.',
})

export const ticketNotConfirmed = plainProblem('ticket-not-confirmed', 409, {
  zh: '请先用宿主帐号扫码并确认。',
  en: 'Scan the code with the host account and confirm first.',
})

export const ticketDenied = plainProblem('ticket-denied', 409, {
  zh: '扫码的人拒绝了。',
  en: 'Who scanned the code has denied it.',
})

export const ticketTaken = plainProblem('ticket-taken', 409, {
  zh: '二维码已被别人扫描或已使用。',
  en: 'The code was scanned by somebody else, or has been used.',
})

export const notYoursToConfirm = plainProblem('not-yours-to-confirm', 403, {
  zh: '只有管理员可以确认。',
  en: 'Only the administrator can confirm this.',
})

export const loginTaken = plainProblem('login-taken', 409, {
  zh: '这个手机号已注册。',
  en: 'Somebody has signed up with this phone number.',
})

export const notPlayed = plainProblem('not-played', 409, {
  zh: '这里接入的是真实的服务，不能模拟。',
  en: 'A real service is connected here: nothing can be played.',
})
