/**
 * `npm run storm -- [--kills N] [--apps N] [--within MS]`: people work on a server of its own, which
 * is killed with its database again and again; see packages/testing/server/storm.ts for what has to
 * be true each time. The suite does the same three times.
 */
import { parseArgs } from 'node:util'
import { beginStorm } from '@maque/testing/server/storm.ts'

export async function storm(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      kills: { type: 'string', default: '100' },
      apps: { type: 'string', default: '6' },
      within: { type: 'string', default: '30000' },
    },
  })
  const [kills, apps, withinMs] = [Number(values.kills), Number(values.apps), Number(values.within)]
  const running = await beginStorm({ apps, withinMs })
  try {
    for (let kill = 1; kill <= kills; kill += 1) {
      await running.strike()
      const { acknowledged, slowestRestartMs } = running.record
      console.log(
        `${kill}/${kills}  ${acknowledged} told done, all there  slowest restart ${Math.round(slowestRestartMs)} ms`,
      )
    }
    await running.end()
    return true
  } catch (error) {
    console.error(error)
    await running.end().catch(() => undefined)
    return false
  }
}
