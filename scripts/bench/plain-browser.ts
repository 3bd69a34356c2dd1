/**
 * A browser that nothing is attached to but the page itself.
 *
 * Playwright attaches to every frame and worker and keeps each waiting until it has: a cold start with
 * two frames and a worker then takes 400 ms that takes 230 by itself. What is measured from the first
 * request on is therefore measured here, over the browser's own protocol.
 */
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { whenQuiet } from './when-quiet.ts'

/** Something to evaluate in: a page, or a frame in a process of its own. */
export interface Target {
  evaluate<Value>(expression: string): Promise<Value>
}

export interface PlainPage extends Target {
  /** Of the browser; those of its pages are below it. */
  readonly processId: number
  /** Runs in the page, and in no frame of another process, before its own scripts. */
  addScript(source: string): Promise<void>
  /** Settles when the navigation has been committed. */
  goto(url: string): Promise<void>
  /** Frames in processes of their own; attaches to them, which is felt. */
  frames(): Promise<readonly Target[]>
}

/** A fresh profile, one page, once the browser has settled; both are gone afterwards. */
export async function inPlainBrowser<Result>(
  executable: string,
  args: readonly string[],
  run: (page: PlainPage) => Promise<Result>,
): Promise<Result> {
  const profile = await mkdtemp(join(tmpdir(), 'maque-bench-'))
  const own = ['--headless', '--remote-debugging-pipe', '--window-size=420,900', `--user-data-dir=${profile}`]
  const child = spawn(executable, [...args, ...own, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const [, , , commands, answers] = child.stdio
  try {
    // Both are pipes: see stdio above.
    const call = connect(commands as Writable, answers as Readable, ended)
    const page = await openPage(call, child.pid ?? 0)
    await whenQuiet()
    return await run(page)
  } finally {
    child.kill('SIGKILL')
    await ended
    // Its helpers may still be writing.
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

type Call = <Answer>(method: string, params?: object, session?: string) => Promise<Answer>

/** @see https://chromedevtools.github.io/devtools-protocol/ */
function connect(commands: Writable, answers: Readable, ended: Promise<void>): Call {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  let lastId = 0
  let text = ''
  answers.on('data', (part: Buffer) => {
    const messages = (text + part.toString()).split('\0')
    text = messages.pop() ?? ''
    for (const message of messages) {
      // The browser's own words: https://chromedevtools.github.io/devtools-protocol/
      const { id, result, error } = JSON.parse(message) as {
        readonly id?: number
        readonly result?: unknown
        readonly error?: { readonly message: string }
      }
      if (id === undefined) continue
      if (error) waiting.get(id)?.reject(new Error(error.message))
      else waiting.get(id)?.resolve(result)
      waiting.delete(id)
    }
  })
  void ended.then(() => {
    for (const { reject } of waiting.values()) reject(new Error('the browser has ended'))
  })
  return <Answer>(method: string, params: object = {}, sessionId?: string) => {
    const answer = Promise.withResolvers<unknown>()
    waiting.set(++lastId, answer)
    commands.write(`${JSON.stringify({ id: lastId, method, params, ...(sessionId && { sessionId }) })}\0`)
    // Each caller knows what its method answers.
    return answer.promise as Promise<Answer>
  }
}

interface TargetInfo {
  readonly targetId: string
  readonly type: string
}

async function openPage(call: Call, processId: number): Promise<PlainPage> {
  const targets = async (type: string): Promise<readonly TargetInfo[]> => {
    const { targetInfos } = await call<{ targetInfos: readonly TargetInfo[] }>('Target.getTargets')
    return targetInfos.filter((target) => target.type === type)
  }
  const attach = async ({ targetId }: TargetInfo): Promise<string> => {
    const { sessionId } = await call<{ sessionId: string }>('Target.attachToTarget', {
      targetId,
      flatten: true,
    })
    return sessionId
  }
  const evaluateIn =
    (session: string): Target['evaluate'] =>
    async <Value>(expression: string) => {
      const { result } = await call<{ result: { value: Value } }>(
        'Runtime.evaluate',
        { expression, awaitPromise: true, returnByValue: true },
        session,
      )
      return result.value
    }
  let [first] = await targets('page')
  while (!first) [first] = await targets('page')
  const session = await attach(first)
  await call('Page.enable', {}, session)
  const attached = new Map<string, Target>()
  const targetOf = async (info: TargetInfo): Promise<Target> => {
    const known = attached.get(info.targetId) ?? { evaluate: evaluateIn(await attach(info)) }
    attached.set(info.targetId, known)
    return known
  }
  return {
    processId,
    evaluate: evaluateIn(session),
    addScript: async (source) =>
      void (await call('Page.addScriptToEvaluateOnNewDocument', { source }, session)),
    goto: async (url) => void (await call('Page.navigate', { url }, session)),
    frames: async () => Promise.all((await targets('iframe')).map(targetOf)),
  }
}
