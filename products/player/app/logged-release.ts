/**
 * What this browser remembers of the platform's log of releases, for all apps together.
 *
 * The cookie lets the server send along what shows that the log has only grown since; nothing is
 * believed for it.
 */
import type { Launch } from '@maque/protocol/platform/catalogue.ts'
import type { SignedStanding } from '@maque/protocol/platform/client-updates.ts'
import type { LogProof } from '@maque/protocol/platform/transparency.ts'
import type { KnownLog, LoggedBundle } from '@maque/runtime-host/bundle/logged.ts'

import { askStanding, latestStanding } from './versions/watch-standing.ts'

const KEY = 'maque-log'
const YEAR_SECONDS = 31_536_000

export interface ReleaseToCheck {
  /** What the platform says today. */
  readonly launch: Launch
  readonly digest: string
  readonly proof: LogProof
  readonly standing: SignedStanding
  /** It was checked here before, and is kept. */
  readonly isKept: boolean
}

export function loggedRelease(release: ReleaseToCheck): LoggedBundle {
  const { launch, digest, proof, standing, isKept } = release
  const { appId, signature } = launch
  return {
    appId,
    proof,
    key: signature.key,
    successions: signature.successions,
    standing: latestStanding(digest, standing),
    wasCheckedBefore: isKept,
    askWhetherUsable: () =>
      askStanding(appId, digest).then(
        (answer) => answer?.state === 'runs',
        () => undefined,
      ),
    memory: {
      read: readKnownLog,
      write: writeKnownLog,
      // One's own machine has a new platform whenever its data is thrown away.
      takesNewLogs: /^(localhost|127\.0\.0\.1|\[::1\])$/.test(location.hostname),
    },
    async askConsistency(from, to) {
      const response = await fetch(`/api/log/consistency?from=${from}&to=${to}`)
      if (!response.ok) throw new Error(`the log of releases answered ${response.status}`)
      const { path } = (await response.json()) as { readonly path: readonly string[] }
      return path
    },
  }
}

function readKnownLog(): KnownLog | undefined {
  try {
    const text = localStorage.getItem(KEY)
    // Written below.
    return text === null ? undefined : (JSON.parse(text) as KnownLog)
  } catch {
    // Browsers may forbid storage; then each visit is the first.
    return undefined
  }
}

function writeKnownLog(known: KnownLog): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(known))
  } catch {
    return
  }
  const secure = location.protocol === 'https:' ? '; Secure' : ''
  document.cookie = `${KEY}=${known.size}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax${secure}`
}
