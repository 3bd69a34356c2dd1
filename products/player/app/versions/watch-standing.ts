/**
 * Asks the platform, as long as an app is open, whether it may stay open: withdrawn, suspended and
 * banned versions end within a minute wherever they run.
 *
 * The last answer is remembered for as long as the platform said it is good. Who cannot ask goes on
 * until then, and no longer.
 */
import type { Launch } from '@maque/protocol/platform/catalogue.ts'
import type { SignedStanding, Standing } from '@maque/protocol/platform/client-updates.ts'

export interface WatchedVersion {
  readonly appId: string
  readonly digest: string
  readonly until: string
}

export interface StandingWatch {
  stop(): void
}

export function watchStanding(
  { appId, digest, until }: WatchedVersion,
  { askEveryMs }: Pick<NonNullable<Launch['updates']>, 'askEveryMs'>,
  onEnded: (state: 'superseded' | 'ended' | 'unknown') => void,
): StandingWatch {
  let goodUntil = Date.parse(until)
  let isStopped = false
  const end = (state: 'superseded' | 'ended' | 'unknown'): void => {
    if (isStopped) return
    stop()
    onEnded(state)
  }
  const ask = async (): Promise<void> => {
    const standing = await askStanding(appId, digest).catch(() => undefined)
    if (standing && standing.state !== 'runs') return end(standing.state)
    if (standing?.renewed) {
      goodUntil = Date.parse(standing.renewed.until)
      rememberStanding(digest, standing.renewed)
    }
    if (!standing && Date.now() > goodUntil) end('unknown')
  }
  const timer = setInterval(() => void ask(), askEveryMs)
  // Pages that were hidden, or had no network, may not have been able to ask for long.
  const onShown = (): void => void (document.hidden || ask())
  const onNetwork = (): void => void ask()
  document.addEventListener('visibilitychange', onShown)
  addEventListener('online', onNetwork)

  function stop(): void {
    isStopped = true
    clearInterval(timer)
    document.removeEventListener('visibilitychange', onShown)
    removeEventListener('online', onNetwork)
  }
  return { stop }
}

export async function askStanding(appId: string, digest: string): Promise<Standing | undefined> {
  const response = await fetch(`/api/standings?of=${encodeURIComponent(`${appId}.${digest}`)}`)
  if (!response.ok) throw new Error(`the platform answered ${response.status}`)
  // Our own platform's answer.
  const { standings } = (await response.json()) as { readonly standings: readonly Standing[] }
  return standings[0]
}

const keyOf = (digest: string): string => `maque-standing/${digest}`

function rememberStanding(digest: string, standing: SignedStanding): void {
  try {
    localStorage.setItem(keyOf(digest), JSON.stringify(standing))
  } catch {
    // Then only what came with the page is known.
  }
}

/** The latest that is known: what came with the page, or was said since. */
export function latestStanding(digest: string, came: SignedStanding): SignedStanding {
  try {
    const text = localStorage.getItem(keyOf(digest))
    // Written above, and its signature is checked like any other.
    const known = text === null ? undefined : (JSON.parse(text) as SignedStanding)
    return known && Date.parse(known.until) > Date.parse(came.until) ? known : came
  } catch {
    return came
  }
}
