/**
 * Every statement of the official documentation that `corpora/conformance` has a case for, through
 * the real frames in a real browser.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDevStage, type DevStage } from '../testing/dev-stage.ts'
import { parseCaseFile, type Case, type CaseFile } from './case-file.ts'
import { projectsOf, type CaseProject } from './case-project.ts'
import { driveCase, type CaseStage } from './drive-case.ts'
import { openDriverLine, type DriverLine } from './driver-line.ts'

const FOLDER = 'corpora/conformance'

const files: readonly CaseFile[] = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md') && name !== 'README.md')
  .toSorted()
  .map((name) => parseCaseFile(name, readFileSync(join(FOLDER, name), 'utf8')))
const cases = files.flatMap((file) => file.cases)

let stage: DevStage
let logic: DriverLine
let projects: readonly CaseProject[]
let opened: { readonly project: CaseProject; readonly stage: CaseStage } | undefined
beforeAll(async () => {
  stage = await openDevStage()
  logic = await openDriverLine()
  projects = projectsOf(cases, logic.address)
}, 120_000)
afterAll(async () => {
  await stage.close()
  await logic.close()
})

async function stageOf(project: CaseProject): Promise<CaseStage> {
  if (opened?.project !== project) opened = { project, stage: await open(project) }
  return opened.stage
}

async function open(project: CaseProject): Promise<CaseStage> {
  const { page, errors } = await stage.open(project.files, { toleratesErrors: true })
  // What is not there is not coming: everything has been drawn before a step.
  page.setDefaultTimeout(3000)
  let seen = 0
  return {
    page,
    logic,
    takeErrors() {
      const fresh = errors.slice(seen)
      seen = errors.length
      return fresh
    },
  }
}

async function check(one: Case): Promise<void> {
  const project = projects.find((project) => project.cases.some(({ case: placed }) => placed === one))
  const id = project?.cases.find(({ case: placed }) => placed === one)?.id
  if (!project || id === undefined) throw new Error('the case is in no project')
  const { expected, actual } = await driveCase(await stageOf(project), one, id)
  expect(actual.join('\n')).toBe(expected.join('\n'))
}

for (const { path, title, source, cases } of files) {
  describe(`${title} (${path}, ${source})`, () => {
    for (const one of cases) {
      const { failsBecause } = one
      if (failsBecause === undefined) it(`${one.title} :${one.line}`, () => check(one))
      else it.fails(`${one.title} :${one.line} (expected to fail: ${failsBecause})`, () => check(one))
    }
  })
}
