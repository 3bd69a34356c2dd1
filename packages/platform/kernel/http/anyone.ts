import { accept } from '@maque/base/result.ts'
import { nobody, type Admission, type Guard } from './route.ts'

/** Admits everybody, unseen. */
export const anyone: Guard<object, Admission> = {
  name: 'anyone',
  admit: async () => accept({ actor: nobody }),
}
