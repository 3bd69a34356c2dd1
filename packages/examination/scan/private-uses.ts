/** Which kinds of personal data calls and elements of templates are about (§2.4). */
import { privateCalls } from '@maque/protocol/bundle/noted-calls.ts'
import type { PrivacyKey } from '@maque/protocol/platform/profile.ts'

/** Calls of these ask for a place of which app.json has to say what it is for. */
export const needsPurpose: Readonly<Record<string, string>> = {
  getLocation: 'scope.userLocation',
  startLocationUpdate: 'scope.userLocation',
  startLocationUpdateBackground: 'scope.userLocationBackground',
  getFuzzyLocation: 'scope.userFuzzyLocation',
}

export function privacyKeyOfCall(name: string): PrivacyKey | undefined {
  return Object.hasOwn(privateCalls, name) ? privateCalls[name] : undefined
}

export function privacyKeyOfElement(tag: string, openType: string | undefined): PrivacyKey | undefined {
  return privacyKeyOfCall(tag) ?? privacyKeyOfCall(`button.${openType ?? ''}`)
}
