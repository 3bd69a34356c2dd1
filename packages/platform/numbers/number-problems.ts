import { plainProblem } from '../kernel/http/problem.ts'

export const phoneMalformed = plainProblem('phone-malformed', 422, {
  zh: '手机号不正确。',
  en: 'This is no phone number.',
})

export const idNumberMalformed = plainProblem('id-number-malformed', 422, {
  zh: '身份证号不正确：格式、日期或校验位不符。',
  en: 'The ID number is wrong: its form, date or check digit does not fit.',
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
