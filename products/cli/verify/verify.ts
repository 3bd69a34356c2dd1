/**
 * `maque verify`: whether the file of an exported app is what an instance wrote, and whose it is.
 *
 * That the instance is who it says the file alone cannot prove: with its address, the key it publishes
 * today, or one that has signed for it, has to be the file's.
 */
import { createPublicKey, verify as isSignedWith } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { parseJson } from '@maque/base/parse-json.ts'
import { readExport } from '@maque/platform/modules/transfers/read-export.ts'
import type { Instance } from '@maque/protocol/platform/catalogue.ts'
import type { AppExport } from '@maque/protocol/transfer/app-export.ts'
import { isSuccessor } from '@maque/protocol/transparency/key-succession.ts'
import type { Terminal } from '../terminal/terminal.ts'

export interface VerifyOptions {
  readonly file: string
  /** Address of the instance that it says it is from. */
  readonly instance: string | undefined
}

/** One's own file: only what would not fit into memory is too much. */
const LIMITS = { fileBytes: 1024 * 1024 * 1024, files: 60_000 }

export async function verify(
  { file, instance }: VerifyOptions,
  { texts, say, print }: Terminal,
): Promise<0 | 1> {
  const bytes = readOrNothing(file)
  if (!bytes) {
    say(texts.exportUnreadable(file))
    return 1
  }
  const read = await readExport(bytes, LIMITS)
  if (!read.ok) {
    say(texts.exportWrong(read.refusal.problem.message[texts.language]))
    return 1
  }
  const { index } = read.value
  print(
    texts.exportWhole({
      name: index.app.name,
      appId: index.app.appId,
      instance: index.instance.name,
      key: index.instance.key.x,
      exportedAt: index.exportedAt,
      versions: index.versions.length,
      entries: index.log.entries.length,
    }),
  )
  if (instance === undefined) return 0
  const known = await isOf(index, instance)
  if (known.ok) print(texts.exportOfInstance(instance))
  else
    say(
      known.refusal === 'other'
        ? texts.exportOfAnother(instance)
        : texts.serverUnreachable(instance, known.refusal),
    )
  return known.ok ? 0 : 1
}

function readOrNothing(file: string): Buffer | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

/** The key that signed it is the instance's, or was and has signed for the next. */
async function isOf({ instance: { key } }: AppExport, address: string): Promise<Result<void>> {
  const answer = await fetch(new URL('/api/instance', address)).then(
    (response) => response.text(),
    (error: unknown) => error,
  )
  if (typeof answer !== 'string') return refuse(answer instanceof Error ? answer.message : String(answer))
  // Whoever answers something else has another key, too.
  const { bundleKey, successions } = (parseJson(answer) ?? {}) as Partial<Instance>
  if (!bundleKey || !successions) return refuse('other')
  const holds = await isSuccessor({ from: key.x, to: bundleKey.x, successions }, async (text, x, signature) =>
    isSignedWith(
      null,
      Buffer.from(text),
      createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }),
      Buffer.from(signature, 'base64url'),
    ),
  )
  return holds ? accept(undefined) : refuse('other')
}
