import { plainProblem } from '../../kernel/http/problem.ts'

export const agreementsMissing = plainProblem('agreements-missing', 422, {
  zh: '请阅读并同意两份协议。',
  en: 'Read and agree to both agreements.',
})

export const agreementReplaced = plainProblem('agreement-replaced', 409, {
  zh: '协议已更新，请阅读新的版本。',
  en: 'There is a newer edition of the agreement. Please read that one.',
})

export const editionTime = plainProblem('agreement-time', 422, {
  zh: '生效时间不正确，或已经过去。',
  en: 'This is no moment, or one that has passed.',
})
