/** What a version consists of and what it asks for, as its source says: told to reviewers, and compared. */
import { z } from 'zod'
import { list, record } from './schema.ts'

export const appFacts = record({
  /** In the sequence of app.json; subpackages after the main package. */
  pages: list(z.string()),
  /** `wx.` calls that its scripts name, without `wx.`; in order. */
  apis: list(z.string()),
  /** Addresses that its scripts and templates name, as origins; in order. */
  domains: list(z.string()),
  /** What it asks users for: scopes, private information, work in the background; in order. */
  permissions: list(z.string()),
  /** Kinds of personal data that these calls and elements are about; in order. */
  privacyKeys: list(z.string()),
  /** AppIDs, in order. */
  plugins: list(z.string()),
  /** Bytes of the source that each package was made of, the main one (`''`) first. Absent: noted before this was. */
  packages: list(record({ root: z.string(), sizeBytes: z.number() })).optional(),
})
export type AppFacts = z.infer<typeof appFacts>
