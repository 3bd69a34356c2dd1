/**
 * The texts of an instance that accounts agree to: its service agreement, and the terms of each kind.
 * People who use the host have two of their own.
 */
import { z } from 'zod'
import { bilingualText } from './problem.ts'
import { accountKind } from './registration.ts'
import { list, moment, nothing, record, shortText } from './schema.ts'

/** What people agree to who use the host: its terms, and what is kept of them. */
export const peoplesDocuments = ['people', 'privacy'] as const

/** `service`: 《平台服务协议》, which accounts of every kind agree to. The others: terms of that kind. */
const agreementDocument = z.enum(['service', ...accountKind.options, ...peoplesDocuments])
export type AgreementDocument = z.infer<typeof agreementDocument>

const editionName = { document: agreementDocument, version: z.number().int().positive() }

const edition = {
  ...editionName,
  title: bilingualText,
  /** Absent: since the instance began. */
  effectiveAt: moment.optional(),
  /** Whether who agreed to an earlier one is asked when they sign in next. */
  asksAgain: z.boolean(),
}

const agreementEdition = record(edition)
export type AgreementEdition = z.infer<typeof agreementEdition>

const agreementText = record({ ...edition, text: bilingualText })
export type AgreementText = z.infer<typeof agreementText>

const publishedEdition = record({
  ...edition,
  /** Who published it, and when; absent of those that every instance begins with. */
  author: z.string().optional(),
  publishedAt: moment.optional(),
})
export type PublishedEdition = z.infer<typeof publishedEdition>

/** Both languages of a text fit into one request. */
const written = z.string().trim().min(1).max(12_000)
const titled = shortText.trim().min(1)

const newEdition = record({
  document: agreementDocument,
  title: record({ zh: titled, en: titled }),
  /** Paragraphs with empty lines between them. */
  text: record({ zh: written, en: written }),
  /** Absent: at once. */
  effectiveAt: moment.optional(),
  asksAgain: z.boolean(),
})
export type NewEdition = z.infer<typeof newEdition>

export const agreementEndpoints = {
  'GET /api/agreements': {
    about: 'What one agrees to with this instance: of each text the edition in force.',
    answer: record({ agreements: list(agreementEdition) }),
  },
  'GET /api/agreements/:document': {
    about: 'One of the texts: the edition in force, or any other that was published.',
    query: record({ version: z.coerce.number().int().positive().optional() }),
    answer: agreementText,
  },
  'GET /api/session/agreements': {
    about: 'What the person or account that has just signed in has to agree to before they go on.',
    answer: record({ agreements: list(agreementText) }),
  },
  'POST /api/session/agreements': {
    about: 'Agree to all of it. The session is open from now on.',
    body: record({ agreements: list(record(editionName)) }),
    answer: nothing,
  },
  'GET /api/operator/agreements': {
    about: 'Every edition, the newest first.',
    answer: record({ editions: list(publishedEdition) }),
  },
  'POST /api/operator/agreements': {
    about: 'Publish another edition of a text. Nothing that was published is changed by it.',
    body: newEdition,
    answer: publishedEdition,
  },
} as const
