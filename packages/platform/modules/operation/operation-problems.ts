import { defineProblem, plainProblem } from '../../kernel/http/problem.ts'

export const clockFixed = plainProblem('clock-fixed', 409, {
  zh: '只有沙箱实例的时钟可以拨动。',
  en: 'Only a sandbox’s clock can be moved.',
})

export const editionInThePast = plainProblem('edition-in-the-past', 422, {
  zh: '规则不能从过去的时间起生效。',
  en: 'Rules cannot take effect in the past.',
})

export const editionMalformed = defineProblem<{ readonly what: string }>({
  code: 'edition-malformed',
  status: 422,
  says: ({ what }) => ({
    zh: `没有这样的规则包、规则或值：${what}`,
    en: `There is no such pack, rule or kind of value: ${what}`,
  }),
})
