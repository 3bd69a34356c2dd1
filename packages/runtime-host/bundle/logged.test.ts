import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  consistencyRanges,
  inclusionRanges,
  type Range,
} from '@maque/platform/modules/transparency/tree-places.ts'
import { keyIdOf, writeCheckpoint, writeSignature } from '@maque/protocol/transparency/checkpoint.ts'
import { successionText } from '@maque/protocol/transparency/key-succession.ts'
import { writeLogEntry } from '@maque/protocol/transparency/log-entry.ts'
import { standingText } from '@maque/protocol/transparency/standing-text.ts'
import { hashLeaf, hashNode } from '@maque/protocol/transparency/merkle.ts'
import { checkLogged, type KnownLog, type LoggedBundle } from './logged.ts'

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()
const digestOf = (name: string): string => sha256(Buffer.from(name)).toString('hex')
const entryOf = (app: string, version: string): string =>
  writeLogEntry({
    app,
    version,
    digest: digestOf(app + version),
    kind: 'released',
    time: '2026-01-01T00:00:00Z',
  })

interface Signer {
  readonly key: { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string }
  readonly privateKey: KeyObject
}
function newSigner(): Signer {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return { privateKey, key: { kty: 'OKP', crv: 'Ed25519', x: publicKey.export({ format: 'jwk' }).x ?? '' } }
}
const platform = newSigner()
const origin = 'maque-log/test'

/** A log as the server keeps it, over whatever entries. */
function logOf(entries: readonly string[], signer = platform, name = origin) {
  const rootOf = ({ start, end }: Range): Uint8Array => {
    if (end - start === 1) return hashLeaf(Buffer.from(entries[start] ?? ''), sha256)
    const middle = start + 2 ** Math.ceil(Math.log2(end - start) - 1)
    return hashNode(rootOf({ start, end: middle }), rootOf({ start: middle, end }), sha256)
  }
  const hexes = (ranges: readonly Range[]): string[] =>
    ranges.map((range) => Buffer.from(rootOf(range)).toString('hex'))
  const size = entries.length
  const root = rootOf({ start: 0, end: size })
  const body = writeCheckpoint({ origin: name, size, root })
  const keyId = keyIdOf(name, Buffer.from(signer.key.x, 'base64url'), sha256)
  const signature = sign(null, Buffer.from(body), signer.privateKey)
  return {
    root: Buffer.from(root).toString('hex'),
    consistency: (from: number, to: number) => hexes(consistencyRanges(from, to)),
    proof: (index: number) => ({
      entry: entries[index] ?? '',
      index,
      path: hexes(inclusionRanges(index, size)),
      checkpoint: `${body}\n${writeSignature({ name, keyId, signature })}`,
    }),
  }
}

const entries = ['1', '2', '3', '4', '5', '6', '7'].map((version) => entryOf('tea', version))
const log = logOf(entries)

const standingUntil = (until: string, digest = digestOf('tea5')) => {
  const text = standingText({ appId: 'tea', digest, until })
  return { until, signature: sign(null, Buffer.from(text), platform.privateKey).toString('base64url') }
}

interface Browser {
  known?: KnownLog
}
function loggedIn(browser: Browser, changes: Partial<LoggedBundle> = {}, takesNewLogs = false): LoggedBundle {
  return {
    appId: 'tea',
    proof: log.proof(4),
    key: platform.key,
    successions: [],
    standing: standingUntil('2100-01-01T00:00:00.000Z'),
    wasCheckedBefore: false,
    askWhetherUsable: async () => undefined,
    memory: { read: () => browser.known, write: (known) => (browser.known = known), takesNewLogs },
    askConsistency: async (from, to) => log.consistency(from, to),
    ...changes,
  }
}
const knownAs = (size: number, of = logOf(entries.slice(0, size))): KnownLog => ({
  origin,
  size,
  root: of.root,
  key: platform.key.x,
})

describe('a release', () => {
  it('is believed when it stands in the log, which is remembered', async () => {
    const browser: Browser = {}
    await checkLogged(loggedIn(browser), digestOf('tea5'))
    expect(browser.known).toEqual(knownAs(7, log))
  })

  const flipped = (text: string): string => text.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'))
  const proof = log.proof(4)
  it.each<readonly [string, Partial<LoggedBundle>, string]>([
    ['of another bundle', { proof: log.proof(3) }, 'does not stand'],
    ['of another app', { appId: 'coffee' }, 'does not stand'],
    ['at another place', { proof: { ...proof, index: 3 } }, 'does not stand'],
    ['on another path', { proof: { ...proof, path: proof.path.map(flipped) } }, 'does not stand'],
    [
      'whose entry was altered',
      { proof: { ...proof, entry: entryOf('tea', '5').replace('2026', '2027') } },
      'does not stand',
    ],
    ['under another key', { key: newSigner().key }, 'did not sign'],
    [
      'under a checkpoint that was altered',
      { proof: { ...proof, checkpoint: proof.checkpoint.replace('\n7\n', '\n8\n') } },
      'did not sign',
    ],
    ['under no checkpoint', { proof: { ...proof, checkpoint: 'nothing' } }, 'makes no sense'],
  ])('is not believed with a proof %s', async (_, changes, reason) => {
    await expect(checkLogged(loggedIn({}, changes), digestOf('tea5'))).rejects.toThrow(reason)
  })
})

describe('a release that may be used until a moment', () => {
  const soon = standingUntil('2100-01-01T00:00:00.000Z')
  const past = standingUntil('2020-01-01T00:00:00.000Z')
  it.each<readonly [string, Partial<LoggedBundle>, string | undefined]>([
    ['runs before it without asking', { standing: soon }, undefined],
    ['does not by the word of another', { standing: { ...past, until: soon.until } }, 'may be used'],
    [
      'does not by a word about another',
      { standing: standingUntil(soon.until, digestOf('tea4')) },
      'may be used',
    ],
    [
      'runs after it when the platform says so',
      { standing: past, askWhetherUsable: async () => true },
      undefined,
    ],
    [
      'ends after it when the platform says so',
      { standing: past, askWhetherUsable: async () => false },
      'has ended',
    ],
    ['waits after it until the platform can be asked', { standing: past }, 'too long ago'],
  ])('%s', async (_, changes, reason) => {
    const checked = checkLogged(loggedIn({}, changes), digestOf('tea5'))
    if (reason === undefined) await checked
    else await expect(checked).rejects.toThrow(reason)
  })
})

describe('a log', () => {
  it('need not be asked about a release that was checked here before', async () => {
    const askConsistency = () => Promise.reject(new TypeError('offline'))
    const asked = (wasCheckedBefore: boolean) =>
      checkLogged(loggedIn({ known: knownAs(3) }, { askConsistency, wasCheckedBefore }), digestOf('tea5'))
    await asked(true)
    await expect(asked(false)).rejects.toThrow('offline')
  })

  it.each([1, 2, 3, 4, 5, 6, 7])('is believed where %i entries were known of', async (size) => {
    const browser = { known: knownAs(size) }
    await checkLogged(loggedIn(browser), digestOf('tea5'))
    expect(browser.known.size).toBe(7)
  })

  it('is believed with what came along, without being asked again', async () => {
    const since = { size: 3, path: log.consistency(3, 7) }
    const askConsistency = () => Promise.reject(new Error('asked'))
    const logged = loggedIn({ known: knownAs(3) }, { proof: { ...proof(4), since }, askConsistency })
    await checkLogged(logged, digestOf('tea5'))
  })

  it('that is shorter than what is known is believed when it is the beginning of that', async () => {
    const earlier = logOf(entries.slice(0, 5))
    const browser = { known: knownAs(7, log) }
    await checkLogged(loggedIn(browser, { proof: earlier.proof(4) }), digestOf('tea5'))
    expect(browser.known.size).toBe(7)
  })

  const forked = logOf(entries.with(1, entryOf('tea', 'other')))
  it.each([
    ['is as long and another', knownAs(7, forked)],
    ['has another beginning', knownAs(3, logOf([entryOf('tea', 'other'), ...entries.slice(1, 3)]))],
    ['is shorter and another', { ...knownAs(7), size: 9, root: forked.root }],
    ['is of another platform', { ...knownAs(7, log), origin: 'maque-log/other' }],
    ['has a key that nobody signed for', { ...knownAs(7, log), key: newSigner().key.x }],
  ])('is not believed that %s', async (_, known) => {
    const browser = { known }
    await expect(checkLogged(loggedIn(browser), digestOf('tea5'))).rejects.toThrow('log of releases')
    expect(browser.known).toBe(known)
  })

  it('of a platform that was set up anew is taken on one’s own machine', async () => {
    const browser = { known: { ...knownAs(7), origin: 'maque-log/other' } }
    await checkLogged(loggedIn(browser, {}, true), digestOf('tea5'))
    expect(browser.known.origin).toBe(origin)
  })

  it('goes on under a new key that the one before has signed for', async () => {
    const [first, second] = [newSigner(), newSigner()]
    const step = (from: Signer, to: Signer) => {
      const keys = { from: from.key.x, to: to.key.x }
      const signature = sign(null, Buffer.from(successionText(keys)), from.privateKey).toString('base64url')
      return { ...keys, signature }
    }
    const known = { ...knownAs(7, log), key: first.key.x }
    const successions = [step(first, second), step(second, platform)]
    await checkLogged(loggedIn({ known }, { successions }), digestOf('tea5'))
    const [one, two] = successions
    for (const wrong of [[one], [two], [one, { ...two, signature: one?.signature }]]) {
      const claim = loggedIn({ known }, { successions: wrong as typeof successions })
      await expect(checkLogged(claim, digestOf('tea5'))).rejects.toThrow('another key')
    }
  })
})

function proof(index: number) {
  return log.proof(index)
}
