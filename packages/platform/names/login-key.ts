import { parsePhone } from '../numbers/phone.ts'

/** What somebody types to sign in, as logins are kept and compared: a phone number, or an e-mail address. */
export function loginKey(login: string): string {
  return parsePhone(login) ?? login.trim().toLowerCase()
}
