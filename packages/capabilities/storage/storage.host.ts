import { accept } from '@maque/base/result.ts'
import { onHost, passOn } from '../on-host.host.ts'
import { eraseAllStorage, eraseStorage, writeStorage } from './storage.ts'

export const storageOnHost = [
  onHost(writeStorage, async ({ entries }, { storage }) => {
    for (const { key, value } of entries) {
      const outcome = await storage.write(key, value)
      if (!outcome.ok) return passOn(outcome)
    }
    return accept({})
  }),

  onHost(eraseStorage, async ({ key }, { storage }) => {
    await storage.remove(key)
    return accept({})
  }),

  onHost(eraseAllStorage, async (_, { storage }) => {
    await storage.clear()
    return accept({})
  }),
]
