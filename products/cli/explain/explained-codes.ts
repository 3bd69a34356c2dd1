/** Every code that a person can meet: what compiles, what is examined before a review, what uploads end in. */
import { catalogue, type ExplainedDiagnostic } from '@maque/compiler/catalogue/catalogue.ts'
import type { ExplainedIn } from '@maque/compiler/catalogue/chinese.ts'
import type { Example } from '@maque/compiler/catalogue/examples.ts'
import type { Severity } from '@maque/compiler/diagnostics/diagnostic.ts'
import type { Language } from '@maque/compiler/diagnostics/phrase.ts'
import { findingCodes, kindOf } from '@maque/examination/scan/catalogue.ts'
import { explainedFindings } from '@maque/examination/scan/explained.ts'
import { walkKinds } from '@maque/examination/walk/catalogue.ts'
import type { BilingualText } from '@maque/protocol/platform/problem.ts'
import { uploadFailures } from '@maque/protocol/platform/upload-failures.ts'

interface Said {
  readonly message: BilingualText
  readonly because: BilingualText
  readonly fix: BilingualText
}

function explained(code: string, severity: Severity, said: Said, example: Example): ExplainedDiagnostic {
  const inWords = (language: Language): ExplainedIn => ({
    message: said.message[language],
    because: said.because[language],
    fix: said.fix[language],
  })
  return { code, severity, en: inWords('en'), zh: inWords('zh'), example }
}

const found = findingCodes().map((code) => {
  const { says, severity } = kindOf(code)
  const { because, fix, example } = explainedFindings[code]
  return explained(code, severity, { message: says('<what>'), because, fix }, example)
})

const walked = Object.entries(walkKinds).map(([code, { says, severity, because, fix, example }]) =>
  explained(code, severity, { message: says('<what>', '<times>'), because, fix }, example),
)

/** What they are about is not a few lines. */
const uploads: Readonly<Record<keyof typeof uploadFailures, Example>> = {
  'upload/too-slow': { 'pages/a/a.js': { repeat: 'list.push({ name: "tea" });\n', times: 2_000_000 } },
  'upload/too-much-memory': { 'pages/a/a.wxml': { repeat: '<view a="{{', times: 1_000_000 } },
  'upload/too-large': { 'film.mp4': { sizeBytes: 200_000_000 } },
  'upload/crashed': { 'pages/a/a.js': { repeat: '[', times: 1_000_000 } },
  'upload/platform-failed': {},
}

const uploaded = Object.entries(uploadFailures).map(([code, said]) =>
  explained(code, 'error', said, uploads[code as keyof typeof uploadFailures]),
)

/** Rules of axe-core, by which pages are looked at: there are about a hundred. */
const inaccessible = explained(
  'access/<rule>',
  'info',
  {
    message: {
      zh: '页面上有读屏或键盘用户用不了的元素，规则是 axe-core 的 `<rule>`。',
      en: 'There are elements that users of screen readers or keyboards cannot use, by the rule `<rule>` of axe-core.',
    },
    because: {
      zh: '审核前，平台会打开每个页面看一看；审核员会看到结果。',
      en: 'Before it is reviewed, each page is looked at; reviewers see what came of it.',
    },
    fix: {
      zh: '给元素写 `aria-label` 或 `aria-role`；规则的说明见 https://dequeuniversity.com/rules/axe 。',
      en: 'Give elements an `aria-label` or `aria-role`; https://dequeuniversity.com/rules/axe explains the rules.',
    },
  },
  { 'pages/a/a.wxml': '<image src="/tea.png"/>' },
)

export const explainedCodes: ReadonlyMap<string, ExplainedDiagnostic> = new Map(
  [...catalogue.values(), ...found, ...walked, ...uploaded, inaccessible]
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .map((entry) => [entry.code, entry]),
)

export function explainedCode(code: string): ExplainedDiagnostic | undefined {
  return explainedCodes.get(code) ?? (code.startsWith('access/') ? inaccessible : undefined)
}
