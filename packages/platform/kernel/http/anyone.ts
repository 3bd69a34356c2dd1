import { accept } from '@maque/base/result.ts'
import type { Admission, Guard } from './route.ts'

/** Admits everybody, unseen. */
export const anyone: Guard<object, Admission> = {
  name: 'anyone',
  admit: async () => accept({ actor: { kind: 'anonymous', id: '' } }),
}
