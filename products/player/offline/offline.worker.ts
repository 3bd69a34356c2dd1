/**
 * Starts apps without network: where the platform cannot be reached, its page of an app and the
 * scripts of the player come from what was kept of them (`keep-page.ts`).
 *
 * (1) The network comes first, always: whatever the platform says now counts.
 * (2) An app that the platform does not show any more is not kept any longer.
 */
import { SHELL_CACHE } from '@maque/client/who-is-here.ts'
import { pageKey } from './page-key.ts'

/** The few members that are used: this program's library knows windows, not workers of this kind. */
interface OfflineWorker {
  readonly registration: {
    readonly navigationPreload?: { enable(): Promise<void> }
  }
  readonly location: Location
  addEventListener(type: 'install' | 'activate', listener: (event: ExtendableEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void
}
interface ExtendableEvent {
  waitUntil(work: Promise<unknown>): void
}
interface FetchEvent extends ExtendableEvent {
  readonly request: Request
  readonly preloadResponse?: Promise<Response | undefined>
  respondWith(response: Promise<Response>): void
}

// This script runs as a service worker and nowhere else.
const worker = self as unknown as OfflineWorker

worker.addEventListener('activate', (event) => {
  // So that the page is asked for while this worker is still starting.
  event.waitUntil(worker.registration.navigationPreload?.enable() ?? Promise.resolve())
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== worker.location.origin) return
  if (request.mode === 'navigate') event.respondWith(page(event))
  else if (pathname.startsWith('/player/')) event.respondWith(script(request))
})

async function page({ request, preloadResponse }: FetchEvent): Promise<Response> {
  const cache = await caches.open(SHELL_CACHE)
  try {
    const response = (await preloadResponse) ?? (await fetch(request))
    if (response.status >= 400 && response.status < 500) await cache.delete(pageKey(request.url))
    return response
  } catch (error) {
    const kept = await cache.match(pageKey(request.url))
    if (kept) return kept
    throw error
  }
}

async function script(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch (error) {
    const kept = await (await caches.open(SHELL_CACHE)).match(request.url)
    if (kept) return kept
    throw error
  }
}
