import type { CapabilityInLogic } from '@maque/runtime-logic/ports/capability.ts'
import { record } from '../record.ts'

export const appFactsInLogic: CapabilityInLogic = (port) => {
  const { appId } = port.config
  const ext = record(port.config.rest?.['ext'])

  return {
    env: { USER_DATA_PATH: 'wxfile://usr' },
    getLaunchOptionsSync: () => port.launchOptions(),
    getEnterOptionsSync: () => port.enterOptions(),
    getAccountInfoSync: () => ({
      miniProgram: {
        appId,
        envVersion: port.platform.envVersion,
        // Only what is online has a version number in WeChat.
        version: port.platform.envVersion === 'release' ? port.platform.version : '',
      },
    }),

    getExtConfigSync: () => ({ ...ext }),
    getExtConfig: (options?: unknown) =>
      port.settle('getExtConfig', options, { ok: true, result: { extConfig: { ...ext } } }),

    getApiCategory: () => 'default',
    getExptInfoSync: () => ({}),
  }
}
