/**
 * The categories of an app, as a third-party platform chooses them in its owner's place, word for word
 * as WeChat's open interfaces (§2.4).
 *
 * Everything is answered with 200. `errcode` is not 0 when it was not done.
 */
import { z } from 'zod'
import { done } from './component-interfaces.ts'
import { list, longText, record, shortText } from './schema.ts'

const query = record({ access_token: longText.default('') })
const answer = record(done)
const refusals = 'errcode' as const
const number = z.coerce.number().int()

/** A document: its name among those that the category asks for, and the picture that was uploaded. */
const certificate = record({
  key: shortText.default(''),
  value: shortText.default(''),
  /** In seconds. */
  expire_time: number.optional(),
  is_permanent: z.union([z.boolean(), z.number()]).optional(),
})
export type Certificate = z.infer<typeof certificate>

const category = {
  first: number.default(-1),
  second: number.default(-1),
  /** As WeChat spells it. */
  certicates: list(certificate).default([]),
}
const wantedCategory = record(category)
export type WantedCategory = z.infer<typeof wantedCategory>

const node = record({
  id: z.number(),
  name: z.string().optional(),
  level: z.number().optional(),
  father: z.number().optional(),
  children: list(z.number()),
  /** 1: it needs documents, which an auditor looks at. */
  sensitive_type: z.number().optional(),
  /** Any one of the outer lists, and of that all. */
  qualify: record({
    exter_list: list(record({ inner_list: list(record({ name: z.string(), url: z.string() })) })),
    remark: z.string(),
  }),
})
export type CategoryEntry = z.infer<typeof node>

const categories = record({ ...done, categories_list: record({ categories: list(node) }) })

export const categoryInterfaceEndpoints = {
  'GET /cgi-bin/wxopen/getallcategories': {
    about: 'The categories that the app’s subject may choose from, and what each asks for.',
    query,
    answer: categories,
    refusals,
  },
  'POST /cgi-bin/wxopen/getcategoriesbytype': {
    about:
      'The categories of a kind of subject: 0 individuals, 1 enterprises, 2 governments, 3 media, 4 others.',
    query,
    body: record({ verify_type: number.default(0) }),
    answer: categories,
    refusals,
  },
  'GET /cgi-bin/wxopen/getcategory': {
    about: 'The categories of an app, and how many can still be added.',
    query,
    answer: record({
      ...done,
      categories: list(
        record({
          first: z.number(),
          first_name: z.string(),
          second: z.number(),
          second_name: z.string(),
          /** 1 it waits, 2 refused, 3 approved. */
          audit_status: z.number(),
          audit_reason: z.string(),
        }),
      ),
      /** Additions a month, and how many of them are left. */
      limit: z.number(),
      quota: z.number(),
      category_limit: z.number(),
    }),
    refusals,
  },
  'POST /cgi-bin/wxopen/addcategory': {
    about: 'Add categories, all of them or none; those that need documents wait for an auditor.',
    query,
    body: record({ categories: list(wantedCategory).default([]) }),
    answer,
    refusals,
  },
  'POST /cgi-bin/wxopen/modifycategory': {
    about: 'Ask again for a category that was refused, with other documents.',
    query,
    body: wantedCategory,
    answer,
    refusals,
  },
  'POST /cgi-bin/wxopen/deletecategory': {
    about: 'Remove a category.',
    query,
    body: record({ first: category.first, second: category.second }),
    answer,
    refusals,
  },
} as const
