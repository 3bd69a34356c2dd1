import type { AppConfig } from '@maque/protocol/bundle/app-config.ts'
import { privateCalls } from '@maque/protocol/bundle/noted-calls.ts'
import type { PrivacyGuideOnHost } from '@maque/runtime-host/permissions/privacy-guide.ts'

/**
 * An author without platform has no privacy guide. With `__usePrivacyCheck__` in app.json, as in WeChat's
 * tools, there is one that declares everything, so that what is made of consent can be tried.
 */
export function localPrivacyGuide({ rest }: AppConfig, appName: string): PrivacyGuideOnHost | undefined {
  if (rest?.['__usePrivacyCheck__'] !== true) return undefined
  return {
    contractName: `《${appName}小程序隐私保护指引》`,
    declared: [...new Set(Object.values(privateCalls))],
    readText: async () =>
      '在平台上，这里是所有者填写的隐私保护指引。\nOn a platform, the privacy guide that the owner has written stands here.',
  }
}
