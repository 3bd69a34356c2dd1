/**
 * `npm run mutations -- [ID…]`: takes each security control away, one at a time, and holds the tests
 * to noticing it (ADM-08). The controls, and the tests that have to fail without them, are data:
 * mutations/controls.json.
 *
 * Files are changed where they are and put back afterwards; what an interrupted run left changed is put
 * back by the next one. No part of `npm test`, which holds the data to be up to date.
 */
import { failingTests } from './mutations/failing-tests.ts'
import { putBackChanges, whileChanged } from './mutations/changed-file.ts'
import { readControls, withoutControl, type Control } from './mutations/controls.ts'

export async function mutations(ids: readonly string[]): Promise<boolean> {
  putBackChanges()
  const controls = readControls().filter(({ id }) => ids.length === 0 || ids.includes(id))
  const unnoticed: Control[] = []
  for (const control of controls) {
    const failed = await failuresWithout(control)
    const isNoticed = failed.length > 0
    if (!isNoticed) unnoticed.push(control)
    const [first = control.test] = failed
    console.log(`${isNoticed ? '✓' : '✗'} ${control.id}  ${control.about}\n    ${first}`)
  }
  const noticed = controls.length - unnoticed.length
  console.log(`\n${noticed} of ${controls.length} controls are missed when they are gone.`)
  return unnoticed.length === 0
}

/** The titles of the tests that fail without it. */
function failuresWithout(control: Control): Promise<readonly string[]> {
  const { file, test, name } = control
  return whileChanged(
    file,
    (text) => withoutControl(control, text),
    () => failingTests({ paths: [test], ...(name !== undefined && { name }) }),
  )
}
