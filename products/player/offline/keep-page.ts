/** Keeps what this page is made of, so that the app starts without network the next time. */
import { SHELL_CACHE } from '@maque/client/who-is-here.ts'
import { pageKey } from './page-key.ts'

/** Pages and scripts together; those that came first go first. */
const KEPT = 80

/** Asked for once per page: the policy of the page admits one maker of script addresses. */
export async function keepPage(): Promise<void> {
  // Neither is there on insecure origins, and some browsers forbid both.
  const { serviceWorker } = navigator as { readonly serviceWorker?: ServiceWorkerContainer }
  const storage = (globalThis as { readonly caches?: CacheStorage }).caches
  if (!serviceWorker || !storage) return
  try {
    await serviceWorker.register(addressOf('/app/offline.js'), { scope: '/app/' })
    const cache = await storage.open(SHELL_CACHE)
    const page = await fetch(location.href)
    if (page.ok) await cache.put(pageKey(location.href), page)
    const scripts = performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => name.startsWith(`${location.origin}/player/`))
    await Promise.all([...new Set(scripts)].map((name) => keepScript(name, cache)))
    const keys = await cache.keys()
    await Promise.all(keys.slice(0, -KEPT).map((key) => cache.delete(key)))
  } catch {
    // No room, no network, or not allowed: then it starts with network only.
  }
}

async function keepScript(name: string, cache: Cache): Promise<void> {
  const isNamedByContent = /-[\w-]{8}\.\w+$/.test(name)
  if (isNamedByContent && (await cache.match(name))) return
  const response = await fetch(name)
  if (response.ok) await cache.put(name, response)
}

interface ScriptAddresses {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): string }
}

function addressOf(path: string): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: ScriptAddresses }
  return (
    trustedTypes?.createPolicy('maque-offline', { createScriptURL: () => path }).createScriptURL(path) ?? path
  )
}
