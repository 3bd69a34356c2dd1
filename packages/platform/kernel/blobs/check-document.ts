/** What is taken for a document that proves something: a picture or a PDF, under a name of its own. */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { plainProblem, type RaisedProblem } from '../http/problem.ts'
import type { Policy } from '../policy/policy.ts'
import { documentTypeOf } from './media-type.ts'

/** As requests say them; the bytes are looked at all the same. */
export const documentTypes = ['image/png', 'image/jpeg', 'image/webp', 'application/pdf'] as const

export interface CheckedDocument {
  readonly name: string
  readonly type: string
}

export function checkDocument(
  said: string,
  bytes: Buffer,
  policy: Policy,
): Result<CheckedDocument, RaisedProblem> {
  const type = documentTypeOf(bytes)
  if (type === undefined) return refuse(documentType)
  const name = said.normalize('NFC').trim()
  const used = [...name].length
  return used > policy.value('document.name-characters')
    ? policy.refuse('document.name-characters', { used })
    : accept({ name, type })
}

const documentType = plainProblem(
  'document-type',
  422,
  {
    zh: '材料应为 PNG、JPEG、WebP 图片或 PDF。',
    en: 'A document is a PNG, JPEG or WebP picture, or a PDF.',
  },
  40005,
)

export const documentUnknown = plainProblem(
  'document-unknown',
  422,
  {
    zh: '没有这份材料。',
    en: 'There is no such document.',
  },
  40007,
)
