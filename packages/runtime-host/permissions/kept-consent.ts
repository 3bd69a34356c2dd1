import type { KeptConsent } from './privacy-consent.ts'

/** On this device, for an app and a person. Where nothing can be kept, it is known until the page goes. */
export function keepConsent(owner: string, storage: Storage | undefined): KeptConsent {
  const storedAs = `maque.privacy/${owner}`
  let agreed = parse(storage?.getItem(storedAs))
  return {
    read: () => agreed,
    write(next) {
      agreed = next
      storage?.setItem(storedAs, JSON.stringify(next))
    },
  }
}

function parse(stored: string | null | undefined): ReturnType<KeptConsent['read']> {
  try {
    const names: unknown = JSON.parse(stored ?? '[]')
    return Array.isArray(names) ? names : []
  } catch {
    // A broken entry asks again.
    return []
  }
}
