/**
 * `npm run mutations -- [ID…]`: takes each security control away, one at a time, and holds the tests
 * to noticing it (ADM-08). The controls, and the tests that have to fail without them, are data:
 * mutations/controls.json.
 *
 * Files are changed where they are and put back afterwards; what an interrupted run left changed is put
 * back by the next one. No part of `npm test`, which holds the data to be up to date.
 */
import { putBackChanges, whileChanged } from './mutations/changed-file.ts'
import { readControls, withoutControl, type Control } from './mutations/controls.ts'
import { openTests, type Findings, type OpenTests } from './mutations/open-tests.ts'

export async function mutations(ids: readonly string[]): Promise<boolean> {
  putBackChanges()
  const controls = readControls().filter(({ id }) => ids.length === 0 || ids.includes(id))
  const tests = openTests({ stopsAtFirst: false })
  const unnoticed: Control[] = []
  try {
    for (const control of controls) {
      const { failed, unable } = await findingsWithout(control, tests)
      // A file that does not even load without the control has seen nothing of it.
      const isNoticed = failed.length > 0
      if (!isNoticed) unnoticed.push(control)
      const [first = control.test] = [...failed, ...unable]
      console.log(`${isNoticed ? '✓' : '✗'} ${control.id}  ${control.about}\n    ${first}`)
    }
  } finally {
    await tests.close()
  }
  const noticed = controls.length - unnoticed.length
  console.log(`\n${noticed} of ${controls.length} controls are missed when they are gone.`)
  return unnoticed.length === 0
}

function findingsWithout(control: Control, tests: OpenTests): Promise<Findings> {
  const { file, test, name } = control
  return whileChanged(
    file,
    (text) => withoutControl(control, text),
    () => tests.run({ changed: file, paths: [test], ...(name !== undefined && { name }) }),
  )
}
