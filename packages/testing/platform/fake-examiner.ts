/** An examiner for tests that are not about what is found: it does what the test tells it next. */
import { createHash } from 'node:crypto'
import type { ExaminationReport } from '@maque/protocol/platform/examination.ts'
import type { ExaminationWork, ExaminedVersion, Examiner } from '@maque/platform/examiner.ts'
import { tinyPng } from './tiny-png.ts'

/** `hang`: until it is told to stop, or to `finish`. */
export type NextExamination = 'report' | 'break' | 'hang'

export interface FakeExaminer extends Examiner {
  next: NextExamination
  /** What it was given, in sequence. */
  readonly works: readonly ExaminationWork[]
  /** Lets what hangs come to its report. */
  finish(): void
}

export const tinyPicture = createHash('sha256').update(tinyPng).digest('hex')

export function createFakeExaminer(): FakeExaminer {
  const works: ExaminationWork[] = []
  let finish = (): void => undefined
  return {
    next: 'report',
    works,
    finish: () => finish(),
    async examine(work, signal) {
      works.push(work)
      if (this.next === 'break') throw new Error('the examiner is out of order')
      if (this.next === 'hang') {
        await new Promise<void>((resolve, reject) => {
          finish = resolve
          signal.addEventListener('abort', () => reject(new Error('it was stopped')))
        })
      }
      return examined(work)
    },
  }
}

function examined({ groups, source }: ExaminationWork): ExaminedVersion {
  const report: ExaminationReport = {
    findings: [
      {
        code: 'test/seen',
        item: 'R5.1',
        severity: 'error',
        message: { zh: '看到了。', en: 'Seen.' },
        evidence: `${source.size} files and a NUL: \0`,
      },
    ],
    leftOut: 0,
    facts: {
      pages: groups.map(({ page }) => page),
      apis: [],
      domains: [],
      permissions: [],
      privacyKeys: [],
      plugins: [],
    },
    walk: {
      kind: 'walked',
      pages: groups.map(({ page, title }) => ({
        page,
        title,
        outcome: 'shown',
        elements: 1,
        text: '',
        taps: [],
        pictures: [tinyPicture],
      })),
      asked: [],
    },
  }
  return { report, pictures: new Map([[tinyPicture, tinyPng]]) }
}
