import type { Launch } from '@maque/protocol/platform/catalogue.ts'
import type { PrivacyGuideOnHost } from '@maque/runtime-host/permissions/privacy-guide.ts'

/** What the platform knows of an app's privacy guide; its text is fetched by whoever wants to read it. */
export function privacyGuideOf(
  { appId, privacy }: Pick<Launch, 'appId' | 'privacy'>,
  language: 'zh' | 'en',
): PrivacyGuideOnHost | undefined {
  if (!privacy) return undefined
  const { contractName, declared, text } = privacy
  return {
    contractName,
    declared,
    async readText() {
      if (text) return text[language]
      const { callEndpoint } = await import('@maque/client/call-endpoint.ts')
      return callEndpoint({}, 'GET /api/catalogue/:appId/privacy-guide', { params: { appId } }).then(
        (guide) => guide.text[language],
        () => undefined,
      )
    },
  }
}
