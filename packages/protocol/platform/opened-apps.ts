/** What the player asks for an app, in the name of the person in front of it. */
import { z } from 'zod'
import { record, shortText } from './schema.ts'

/** For the app's own server, which has the session key: WeChat's form of data that a page cannot change unseen. */
const sealed = { encryptedData: z.string(), iv: z.string() }

const signedUserData = record({
  /** JSON of what everybody's profile says. */
  rawData: z.string(),
  /** SHA-1 of it and the session key. */
  signature: z.string(),
  ...sealed,
})
export type SignedUserData = z.infer<typeof signedUserData>

const phoneGift = record({
  /** Exchanged by the app's own server for the number: good once, for minutes. */
  code: z.string(),
  /** The number itself, where the app has signed its user in. */
  encryptedData: z.string().optional(),
  iv: z.string().optional(),
})
export type PhoneGift = z.infer<typeof phoneGift>

export const openedAppEndpoints = {
  'POST /api/opened-apps/:appId/login': {
    about: 'A code with which the app’s own server learns who its user is: good once, for minutes.',
    answer: record({ code: z.string() }),
  },
  'GET /api/opened-apps/:appId/session': {
    about: 'Whether the session key that the last login led to is still good; asking prolongs it.',
    answer: record({ isLive: z.boolean() }),
  },
  'POST /api/opened-apps/:appId/user-data': {
    about: 'What everybody’s profile says, and the OpenID, signed and sealed for the app’s own server.',
    body: record({ language: shortText }),
    answer: signedUserData,
  },
  'GET /api/opened-apps/:appId/phone': {
    about:
      'The phone number that the person would give to the app, masked: refused where the app may not ask.',
    answer: record({ masked: z.string() }),
  },
  'POST /api/opened-apps/:appId/phone-code': {
    about: 'A code for the person’s phone number, which they have just agreed to give.',
    answer: phoneGift,
  },
} as const
