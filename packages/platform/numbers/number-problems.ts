import { plainProblem } from '../kernel/http/problem.ts'

export const phoneMalformed = plainProblem('phone-malformed', 422, {
  zh: '手机号不正确。',
  en: 'This is no phone number.',
})

export const identityDiffers = plainProblem(
  'identity-differs',
  422,
  {
    zh: '姓名、证件号与扫码人的实名信息不一致。',
    en: 'Name, ID number and the person who scanned do not belong together.',
  },
  61070,
)
