/** Links in ordinary QR codes that open a mini program. */
import { z } from 'zod'
import { list, moment, nothing, record, shortText } from './schema.ts'
import { allowance, proofFile } from './development.ts'

const linkVersion = z.enum(['develop', 'trial', 'release'])
export type LinkVersion = z.infer<typeof linkVersion>

const linkText = z.string().trim().max(1000)

const linkRuleForm = record({
  /** `https://host/path/`, perhaps with the beginning of parameters. */
  prefix: linkText,
  /** The page that is opened. */
  path: shortText,
  /** Whether `/Tea` and `/tea` are the same. */
  ignoresCase: z.boolean(),
  /** Whether no other app may have a rule below this one. */
  isExclusive: z.boolean(),
  testLinks: list(linkText).refine((links) => links.length <= 1000),
  /** What test links open. */
  testVersion: linkVersion,
})
export type LinkRuleForm = z.infer<typeof linkRuleForm>

const linkRuleView = record({
  ...linkRuleForm.unwrap().shape,
  id: z.string(),
  publishedAt: moment.optional(),
  /** Where the proof file lies. */
  proofUrl: z.string(),
})
export type LinkRuleView = z.infer<typeof linkRuleView>

const linkOpening = record({
  appId: z.string(),
  path: z.string(),
  /** `q` and `scancode_time`. */
  query: z.string(),
  version: linkVersion,
  /** The version that is under test, or the code of the trial; absent: the one that is online. */
  releaseId: z.string().optional(),
})
export type LinkOpening = z.infer<typeof linkOpening>

export const linkRuleEndpoints = {
  'GET /api/apps/:appId/link-rules': {
    about: 'The links that open an app.',
    answer: record({
      rules: list(linkRuleView),
      proofFile,
      allowance,
      testLinks: z.number(),
      publications: allowance,
      closedTo: z.enum(['individual']).optional(),
    }),
  },
  'POST /api/apps/:appId/link-rules': {
    about: 'Let links open an app, once the proof file is found; the rule is published apart.',
    body: linkRuleForm,
    answer: linkRuleView,
  },
  'PUT /api/apps/:appId/link-rules/:ruleId': {
    about: 'Change a rule; one that opens something else than before has to be published again.',
    body: linkRuleForm,
    answer: linkRuleView,
  },
  'DELETE /api/apps/:appId/link-rules/:ruleId': { about: 'Remove a rule.', answer: nothing },
  'POST /api/apps/:appId/link-rules/:ruleId/publication': {
    about: 'Publish a rule: from now on its links open the app for everybody.',
    answer: linkRuleView,
  },
  'GET /api/link-openings': {
    about: 'What a scanned link opens, for who asks; nothing when it is an ordinary link.',
    query: record({ url: z.string().max(2000) }),
    answer: record({ opening: linkOpening.optional() }),
  },
} as const
