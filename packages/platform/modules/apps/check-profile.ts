/** Whether what an owner says of an app follows the rules. */
import { accept, type Result } from '@maque/base/result.ts'
import type { CreateAppRequest } from '@maque/protocol/platform/apps.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { acceptableIntro, acceptableName } from '../../names/acceptable-card.ts'

export function checkProfile(
  { name, intro }: CreateAppRequest,
  policy: Policy,
): Result<{ readonly name: string; readonly intro: string }, RaisedProblem> {
  const checkedName = acceptableName(name, policy)
  if (!checkedName.ok) return checkedName
  const checkedIntro = acceptableIntro(intro, policy)
  return checkedIntro.ok ? accept({ name: checkedName.value, intro: checkedIntro.value }) : checkedIntro
}
