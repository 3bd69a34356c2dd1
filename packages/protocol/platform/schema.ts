/** Pieces that the platform's messages are made of. */
import { z } from 'zod'

// Pages let no text become code: trying it would only be reported.
if ('document' in globalThis) z.config({ jitless: true })

/** An object with exactly these fields; others are dropped. */
export function record<Shape extends z.ZodRawShape>(shape: Shape): z.ZodReadonly<z.ZodObject<Shape>> {
  return z.object(shape).readonly()
}

export function list<Item extends z.ZodType>(of: Item): z.ZodReadonly<z.ZodArray<Item>> {
  return z.array(of).readonly()
}

/** Names, labels, codes. Lengths are for rules to judge; these bounds only keep nonsense out. */
export const shortText = z.string().max(300)

/** Notes, introductions, reasons. */
export const longText = z.string().max(4000)

export const emailText = z.string().trim().min(1).max(254)

/** Longer ones would only keep the hash busy. */
export const passwordText = z.string().min(1).max(200)

/** ISO 8601, in UTC. */
export const moment = z.string().meta({ format: 'date-time' })

export const nothing = record({})

/** Which edition of an agreement was read and ticked; null: none. */
export const agreedVersion = z.number().int().positive().nullable()

/** A file: links lead there, programs fetch it. */
export const fileBytes = z.string().meta({ format: 'binary' })
