/** What a mobile app or website has to say of itself to be known by an Open account. */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { ApplicationForm } from '@maque/protocol/platform/open-accounts.ts'

export type ApplicationFault = 'name' | 'platform' | 'bundle-id' | 'package' | 'signature' | 'domain'

/**
 * As it is kept: a mobile app is for iOS, Android or both, by the names that the systems know it by; a
 * website is the name of a host to which its visitors come back, without scheme, port or path.
 */
export function checkApplication(form: ApplicationForm): Result<ApplicationForm, ApplicationFault> {
  const name = form.name.normalize('NFC').trim()
  if (name === '') return refuse('name')
  if (form.kind === 'website') {
    const domain = form.domain.trim().toLowerCase()
    return isHost(domain) ? accept({ ...form, name, domain }) : refuse('domain')
  }
  const { ios, android } = form
  if (!ios && !android) return refuse('platform')
  if (ios && !/^[a-z\d-]+(\.[a-z\d-]+)+$/i.test(ios.bundleId)) return refuse('bundle-id')
  if (android && !/^[a-z]\w*(\.[a-z]\w*)+$/i.test(android.package)) return refuse('package')
  // MD5 of the certificate that packages are signed with.
  if (android && !/^[\da-f]{32}$/.test(android.signature)) return refuse('signature')
  return accept({ ...form, name })
}

function isHost(text: string): boolean {
  return /^([a-z\d]([a-z\d-]*[a-z\d])?\.)+[a-z]{2,}$/.test(text)
}
