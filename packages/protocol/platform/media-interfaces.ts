/**
 * Pictures that an app's server, or a third-party platform, uploads before it names them elsewhere
 * (§2.11): avatars, documents. Word for word as WeChat's open interfaces.
 */
import { z } from 'zod'
import { done } from './component-interfaces.ts'
import { fileBytes, longText, record, shortText } from './schema.ts'

const refusals = 'errcode' as const
const word = shortText.default('')

export const mediaInterfaceEndpoints = {
  'POST /cgi-bin/media/upload': {
    about: 'Keep a picture for some days under a `media_id`; a form with it in `media`.',
    query: record({ access_token: longText.default(''), type: word }),
    file: 'form with a picture',
    answer: record({ ...done, type: z.string(), media_id: z.string(), created_at: z.number() }),
    refusals,
  },
  'GET /cgi-bin/media/get': {
    about: 'A picture that is kept this way.',
    query: record({ access_token: longText.default(''), media_id: word }),
    answer: fileBytes,
    answerType: 'application/octet-stream',
    refusals,
  },
} as const
