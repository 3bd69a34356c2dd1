/** Refusals of the interfaces for hosts and domains, by WeChat's numbers (§2.6). */
import { plainProblem } from '../../kernel/http/problem.ts'

export const hostsMissing = plainProblem(
  'hosts-missing',
  422,
  { zh: '请填写域名，多个用 ; 隔开。', en: 'Name the hosts, with ; between them.' },
  40097,
)

export const oneListOnly = plainProblem(
  'one-list-only',
  422,
  {
    zh: '已全网发布的平台，测试版与全网发布版共用一份域名：请把 is_modify_published_together 设为 true。',
    en: 'A platform that is published has one list for both versions: set is_modify_published_together to true.',
  },
  40097,
)
