/**
 * Examines what anybody may have submitted: a scan of its source and a walk of its pages, each in a
 * process that can be lost (child/limited-child.ts).
 *
 * (1) The scanning child may read nothing but the program itself, write nothing, and start nothing.
 * (2) The walking child serves the app by itself and drives a browser that reaches nothing else: what
 *     the app asks goes through the child's proxy, by the app's own lists of domains.
 * (3) What an app does to either is told in the report; only what is the platform's own fault rejects.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { walkFinding } from '@maque/examination/walk/catalogue.ts'
import type { ExaminedVersion, Examiner, ExaminationWork } from '@maque/platform/examiner.ts'
import type { SourceCompiler } from '@maque/platform/source-compiler.ts'
import type { BundleKey } from '@maque/protocol/platform/catalogue.ts'
import type { ExaminationFinding, NoWalk, Walk, WalkedPage } from '@maque/protocol/platform/examination.ts'
import { parcelsIn, unpackParcel } from '../child/file-parcel.ts'
import { confinedTo, runLimitedChild, type ChildLimits } from '../child/limited-child.ts'
import { parseScanAnswer, type ScanAnswer, type ScanRequest } from './scan-words.ts'
import { walkFindings } from './walk-findings.ts'
import { FILES, MANIFEST, parsePageAnswer, type PageAnswer, type WalkRequest } from './walk-words.ts'

export interface ChildExaminerOptions {
  /** The repository: all that the scanning child may read. */
  readonly programFolder: string
  /** A Chromium; absent: pages are not walked, and reports say so. */
  readonly browser: string | undefined
  /** Of the operator's, where servers of apps may be beside the public net. */
  readonly ownNetworks: readonly string[]
  /** That bundles are signed with. */
  readonly bundleKey: BundleKey
  readonly compiler: Pick<SourceCompiler, 'inAuthorsPlaces'>
  readonly limits?: Partial<ExaminerLimits>
}

export interface ExaminerLimits {
  readonly scan: ChildLimits
  /** Its time is the policy's to say. */
  readonly walk: Omit<ChildLimits, 'timeMs'>
}

const MEGABYTE = 1024 * 1024

const defaultLimits: ExaminerLimits = {
  scan: { timeMs: 60_000, heapMegabytes: 1024, residentMegabytes: 1800, answerBytes: 20 * MEGABYTE },
  walk: { heapMegabytes: 512, residentMegabytes: 2500, answerBytes: 50 * MEGABYTE },
}

export function createChildExaminer(options: ChildExaminerOptions): Examiner {
  return {
    ...(options.browser === undefined && {
      hindrance: {
        zh: '服务器上没有 Chromium：提交的版本只做静态扫描，不逐页打开。请安装 Chromium，或用 EXAMINER 指定它的位置。',
        en: 'There is no Chromium on the server: submissions are scanned, and their pages are not opened. Install Chromium, or name it with EXAMINER.',
      },
    }),
    async examine(work, signal) {
      const scan = await scanSource(work, options, signal)
      const { walk, findings, pictures } = await walkPages(work, options, signal)
      return reportOf(work, { scan, walk, found: findings, pictures })
    },
  }
}

interface Examined {
  readonly scan: ScanAnswer
  readonly walk: Walk
  readonly found: readonly ExaminationFinding[]
  readonly pictures: ReadonlyMap<string, Uint8Array>
}

const severities = { error: 0, warning: 1, info: 2 }

function reportOf({ limits }: ExaminationWork, { scan, walk, found, pictures }: Examined): ExaminedVersion {
  const findings = [...scan.findings, ...found].toSorted(
    (a, b) => severities[a.severity] - severities[b.severity],
  )
  return {
    report: {
      findings: findings.slice(0, limits.findings),
      leftOut: Math.max(0, findings.length - limits.findings),
      facts: scan.facts,
      walk,
    },
    pictures,
  }
}

async function scanSource(
  { source, declared }: ExaminationWork,
  { programFolder, limits }: ChildExaminerOptions,
  signal: AbortSignal,
): Promise<ScanAnswer> {
  const { serverDomains, businessDomains } = declared.reach
  const words: ScanRequest = {
    serverDomains,
    businessDomains: [...businessDomains],
    privacyKeys: [...declared.privacyKeys],
  }
  const outcome = await runLimitedChild({
    program: join(import.meta.dirname, 'scan-child.ts'),
    programFolder,
    options: confinedTo(programFolder),
    environment: {},
    parcel: { words, files: source },
    limits: limits?.scan ?? defaultLimits.scan,
    signal,
  })
  if (outcome.kind === 'answered') return unpackParcel(outcome.answer, parseScanAnswer).words
  // What compiled and cannot be read is told: reviewers have to look at it themselves.
  return { findings: [unreadable(outcome.kind)], facts: noFacts }
}

const noFacts: ScanAnswer['facts'] = {
  pages: [],
  apis: [],
  domains: [],
  permissions: [],
  privacyKeys: [],
  plugins: [],
}

function unreadable(why: string): ExaminationFinding {
  return { ...walkFinding('scan/ended'), evidence: why }
}

interface Walked {
  readonly walk: Walk
  readonly findings: readonly ExaminationFinding[]
  readonly pictures: ReadonlyMap<string, Uint8Array>
}

async function walkPages(
  work: ExaminationWork,
  options: ChildExaminerOptions,
  signal: AbortSignal,
): Promise<Walked> {
  const { browser, programFolder, limits } = options
  if (browser === undefined)
    return { walk: { kind: 'ended', why: 'no-browser', pages: [] }, findings: [], pictures: new Map() }
  const temporaryFolder = await mkdtemp(join(tmpdir(), 'maque-walk-'))
  try {
    const { bundle } = work
    const outcome = await runLimitedChild({
      program: join(import.meta.dirname, 'walk-child.ts'),
      programFolder,
      options: [],
      environment: {
        HOME: temporaryFolder,
        TMPDIR: temporaryFolder,
        ...(process.env['PATH'] !== undefined && { PATH: process.env['PATH'] }),
      },
      parcel: {
        words: requestOf(work, { ...options, browser, temporaryFolder }),
        files: new Map([
          [MANIFEST, bundle.manifest],
          ...[...bundle.files].map(([path, bytes]) => [FILES + path, bytes] as const),
        ]),
      },
      limits: { ...(limits?.walk ?? defaultLimits.walk), timeMs: work.limits.timeMs },
      signal,
    })
    // Nothing that is walked is read by native code of ours.
    const kind = outcome.kind === 'crashed' ? 'broken' : outcome.kind
    return walkedOf(outcome.answer, kind, work, options)
  } finally {
    await rm(temporaryFolder, { recursive: true, force: true, maxRetries: 5 })
  }
}

function requestOf(
  { appId, appName, version, bundle, groups, declared, limits }: ExaminationWork,
  {
    bundleKey,
    browser,
    ownNetworks,
    programFolder,
    temporaryFolder,
  }: ChildExaminerOptions & { readonly browser: string; readonly temporaryFolder: string },
): WalkRequest {
  return {
    appId,
    appName,
    version,
    digest: bundle.digest,
    signature: { key: bundleKey.x, value: Buffer.from(bundle.signature).toString('base64url') },
    groups: groups.map(({ page, title }) => ({ page, title })),
    serverDomains: declared.reach.serverDomains,
    ownNetworks,
    pageMs: limits.pageMs,
    taps: limits.taps,
    browser,
    buildFolder: join(programFolder, '.maque/build'),
    temporaryFolder,
  }
}

function walkedOf(
  answer: Buffer,
  ended: 'answered' | NoWalk,
  { bundle, groups }: ExaminationWork,
  { compiler }: ChildExaminerOptions,
): Walked {
  const parcels = parcelsIn(answer, parsePageAnswer)
  const answers = parcels.map(({ words }) => words)
  const { digest, maps } = bundle
  const inPlaces = (text: string): string => (maps ? compiler.inAuthorsPlaces(text, { digest, maps }) : text)
  const pages = answers.map(({ page }) => page)
  const missing = groups[pages.length]
  const findings = walkFindings(answers, inPlaces)
  return {
    walk:
      ended === 'answered'
        ? { kind: 'walked', pages, asked: askedIn(answers) }
        : { kind: 'ended', why: ended, pages },
    findings: ended === 'answered' || !missing ? findings : [...findings, endedAt(missing.page, ended)],
    pictures: new Map(parcels.flatMap(({ files }) => [...files])),
  }
}

function askedIn(answers: readonly PageAnswer[]): Extract<Walk, { readonly kind: 'walked' }>['asked'] {
  const all = Map.groupBy(
    answers.flatMap(({ asked }) => asked),
    ({ origin, isAllowed }) => `${isAllowed} ${origin}`,
  )
  return [...all.values()].flatMap((same) => {
    const [first] = same
    return first ? [{ ...first, times: same.reduce((sum, { times }) => sum + times, 0) }] : []
  })
}

function endedAt(page: WalkedPage['page'], why: NoWalk): ExaminationFinding {
  return { ...walkFinding('run/ended'), page, evidence: why }
}
