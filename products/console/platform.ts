/** The platform as the console's screens see it. */
import { createPlatformClient } from '@maque/client/platform-client.ts'
import { PlatformRefused } from '@maque/client/platform-refused.ts'
import { askAdministrator } from './scan/asked-confirmation.ts'
import { RULES_ZONE } from './shell/rules-zone.ts'
import type { Language } from '@maque/ui/language.ts'

export const platform = createPlatformClient({ confirm: askAdministrator })

const unreachable = {
  zh: '暂时连不上平台，请检查网络后重试。',
  en: 'The platform cannot be reached. Check the network and try again.',
}

/** Why something did not happen, as the platform worded it. */
export function refusalText(error: Error, language: Language): string {
  return error instanceof PlatformRefused
    ? withMoments(error.problem.message[language], language, error.problem.rule?.resetsAt)
    : unreachable[language]
}

const MOMENT = /\d{4}-\d\d-\d\dT[\d:.]+Z/g

/** The platform does not know in which zone its words are read. `ofRule`: from when a rule counts anew, in its own. */
function withMoments(text: string, language: Language, ofRule: string | undefined): string {
  return text.replaceAll(MOMENT, (moment) =>
    new Date(moment).toLocaleString(
      language === 'zh' ? 'zh-CN' : 'en',
      moment === ofRule ? { timeZone: RULES_ZONE, timeZoneName: 'short' } : {},
    ),
  )
}
