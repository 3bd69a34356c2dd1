/**
 * Every statement of the official documentation that `corpora/conformance` has a case for, through
 * the real frames in a real browser.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDevStage, type DevStage } from '../testing/dev-stage.ts'
import type { Case } from './case-file.ts'
import { projectsOf, type CaseProject } from './case-project.ts'
import { driveCase, type CaseStage } from './drive-case.ts'
import { openDriverLine, type DriverLine } from './driver-line.ts'
import { readCases } from './read-cases.ts'

const files = readCases()
const cases = files.flatMap((file) => file.cases)

/** Every lane is a browser with every second case; a case waits for those before it in its lane. */
interface Lane {
  readonly stage: DevStage
  readonly logic: DriverLine
  readonly projects: readonly CaseProject[]
  opened: { readonly project: CaseProject; readonly stage: CaseStage } | undefined
  last: Promise<unknown>
}

const LANES = 2
let lanes: readonly Lane[] = []
beforeAll(async () => {
  for (let number = 0; number < LANES; number++) lanes = [...lanes, await openLane(number)]
}, 120_000)
afterAll(async () => {
  for (const { stage, logic } of lanes) {
    await stage.close()
    await logic.close()
  }
})

const laneNumberOf = (one: Case): number => cases.indexOf(one) % LANES

async function openLane(number: number): Promise<Lane> {
  const stage = await openDevStage({ frames: 'together' })
  const logic = await openDriverLine()
  const own = cases.filter((one) => laneNumberOf(one) === number)
  const projects = projectsOf(own, logic.address)
  return { stage, logic, projects, opened: undefined, last: Promise.resolve() }
}

async function stageOf(lane: Lane, project: CaseProject): Promise<CaseStage> {
  if (lane.opened?.project !== project) lane.opened = { project, stage: await open(lane, project) }
  return lane.opened.stage
}

async function open({ stage, logic }: Lane, project: CaseProject): Promise<CaseStage> {
  const [first] = project.cases
  const launch = first?.case.launchedWith
  const path = launch === undefined ? {} : { path: `${first?.id}/${launch}` }
  const { page, errors } = await stage.open(project.files, { toleratesErrors: true, ...path })
  // What is not there is not coming: everything has been drawn before a step.
  page.setDefaultTimeout(3000)
  let seen = 0
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  return {
    page,
    logic,
    requests,
    takeErrors() {
      const fresh = errors.slice(seen)
      seen = errors.length
      return fresh
    },
  }
}

function check(one: Case): Promise<void> {
  const lane = lanes[laneNumberOf(one)]
  if (!lane) throw new Error('the case has no lane')
  const checked = lane.last.then(() => checkIn(lane, one))
  lane.last = checked.catch(() => undefined)
  return checked
}

async function checkIn(lane: Lane, one: Case): Promise<void> {
  const project = lane.projects.find((project) => project.cases.some(({ case: placed }) => placed === one))
  const id = project?.cases.find(({ case: placed }) => placed === one)?.id
  if (!project || id === undefined) throw new Error('the case is in no project')
  const { expected, actual } = await driveCase(await stageOf(lane, project), one, id)
  expect(actual.join('\n')).toBe(expected.join('\n'))
}

for (const { path, title, source, cases } of files) {
  describe.concurrent(`${title} (${path}, ${source})`, () => {
    for (const one of cases) {
      const { failsBecause } = one
      if (failsBecause === undefined) it(`${one.title} :${one.line}`, () => check(one))
      else it.fails(`${one.title} :${one.line} (expected to fail: ${failsBecause})`, () => check(one))
    }
  })
}
