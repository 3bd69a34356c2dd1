import { z } from 'zod'
import { app } from './apps.ts'
import { bundleKey } from './catalogue.ts'
import { release, releaseState } from './releases.ts'
import { fileBytes, list, moment, record, shortText } from './schema.ts'

const importedVersion = record({
  version: z.string(),
  description: z.string(),
  state: releaseState,
  uploadedAt: moment,
  onlineAt: moment.optional(),
  digest: z.string(),
})

/** Where an app was before it came here. What happened there is history: nothing of it was reviewed here. */
export const appOrigin = record({
  instance: record({ name: z.string(), key: bundleKey }),
  appId: z.string(),
  name: z.string(),
  createdAt: moment,
  exportedAt: moment,
  importedAt: moment,
  /** Of the instance's log of releases. */
  logEntries: z.number(),
  versions: list(importedVersion),
})
export type AppOrigin = z.infer<typeof appOrigin>

const importedApp = record({
  app,
  origin: appOrigin,
  /** The version whose source goes on here, as a development version; absent: the file has none. */
  release: release.optional(),
})
export type ImportedApp = z.infer<typeof importedApp>

export const transferEndpoints = {
  'POST /api/apps/:appId/exports': {
    about:
      'Allow the administrator to take the app with them: its versions with their history, signed, and what may be said of it elsewhere. Its file can be had for a while.',
    answer: record({ exportId: z.string(), until: moment }),
  },
  'GET /api/apps/:appId/exports/:exportId': {
    about: 'The file of an export.',
    answer: fileBytes,
    answerType: 'application/zip',
  },
  'POST /api/imports': {
    about:
      'Bring an app from another instance, or from this one, as an app of one’s own. Everything the file says is verified first; what was online there has to be reviewed here.',
    /** Absent: as it was called there. */
    query: record({ name: shortText.optional() }),
    file: 'zip',
    answer: importedApp,
  },
  'POST /api/apps/:appId/import': {
    about: 'The same, into an app that has no version yet: its name, picture and texts stay as they are.',
    file: 'zip',
    answer: importedApp,
  },
  'GET /api/apps/:appId/origin': {
    about: 'Where an app came from, with its history there; empty for those that began here.',
    answer: record({ origin: appOrigin.optional() }),
  },
  'GET /api/apps/:appId/origin/file': {
    about: 'The file that the app was imported from, with everything that proves its history.',
    answer: fileBytes,
    answerType: 'application/zip',
  },
} as const
