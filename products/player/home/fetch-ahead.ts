/**
 * Has the newest version of an app here, from the platform's own origin: home's policy names no app's
 * content origin. What comes is checked as it is when the app is opened.
 */
import { callEndpoint } from '@maque/client/call-endpoint.ts'
import { MANIFEST, type BundlePlace } from '@maque/runtime-host/bundle/bundle-source.ts'
import { createAppVersions } from '../app/versions/app-versions.ts'

export async function fetchAhead(appId: string): Promise<void> {
  const launch = await callEndpoint({}, 'GET /api/catalogue/:appId', { params: { appId } })
  const versions = createAppVersions(launch, appId, (known) => ({
    ...known,
    places: [bundlesOf(known.digest)],
  }))
  await versions.fetchAhead()
}

function bundlesOf(digest: string): BundlePlace {
  return {
    async fetch({ path }) {
      const name =
        path === MANIFEST ? 'manifest.json' : `files/${path.split('/').map(encodeURIComponent).join('/')}`
      const response = await fetch(`/bundles/${digest}/${name}`)
      return response.ok ? response.arrayBuffer() : undefined
    },
  }
}
