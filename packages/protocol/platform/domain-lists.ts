/** What WeChat's open interfaces call the servers of an app (§2.6). */
import { z } from 'zod'
import { list, record, shortText } from './schema.ts'

const domains = z.array(shortText).readonly().optional()

export const domainBody = record({
  action: shortText.default(''),
  requestdomain: domains,
  wsrequestdomain: domains,
  uploaddomain: domains,
  downloaddomain: domains,
  udpdomain: domains,
  tcpdomain: domains,
})
export type DomainBody = z.infer<typeof domainBody>

const texts = list(z.string())

export const domainLists = {
  requestdomain: texts,
  wsrequestdomain: texts,
  uploaddomain: texts,
  downloaddomain: texts,
  udpdomain: texts,
  tcpdomain: texts,
}
