import { accept } from '@maque/base/result.ts'
import { aborted } from '../aborted.host.ts'
import { onHost } from '../on-host.host.ts'
import { getNetworkType, watchNetworkType } from './network-type.ts'

export const networkTypeOnHost = [
  onHost(getNetworkType, (_, { network }) => accept({ networkType: network.type(), hasSystemProxy: false })),

  onHost(watchNetworkType, async (_, { network, caller, emit }) => {
    const stop = network.onTypeChange((networkType) =>
      emit('networkStatusChange', { isConnected: networkType !== 'none', networkType }),
    )
    await aborted(caller.signal)
    stop()
    return accept({})
  }),
]
