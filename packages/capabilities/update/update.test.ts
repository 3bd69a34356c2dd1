import { accept } from '@maque/base/result.ts'
import { describe, expect, it } from 'vitest'
import { openWx } from '../testing/open-wx.ts'

interface UpdateManager {
  onCheckForUpdate(listener: (news: unknown) => void): void
  onUpdateReady(listener: (news: unknown) => void): void
  applyUpdate(): void
}

describe('a newer release', () => {
  it.each([
    ['waits', { checkForUpdate: accept({ hasUpdate: true }) }, ['ready', { hasUpdate: true }]],
    ['does not wait', { checkForUpdate: accept({ hasUpdate: false }) }, [{ hasUpdate: false }]],
    ['cannot wait without a platform', {}, [{ hasUpdate: false }]],
  ])('%s', async (_, platformAnswers, told) => {
    const { wx, host } = openWx()
    host.platformAnswers = platformAnswers
    const manager = wx['getUpdateManager']?.() as UpdateManager
    const heard: unknown[] = []
    manager.onUpdateReady(() => heard.push('ready'))
    await new Promise<void>((resolve) =>
      manager.onCheckForUpdate((news) => {
        heard.push(news)
        resolve()
      }),
    )
    expect(heard).toEqual(told)
    expect(host.names()).toEqual(['platform.checkForUpdate'])
  })

  it('is started by starting the app anew', async () => {
    const { wx, call, host } = openWx()
    const manager = wx['getUpdateManager']?.() as UpdateManager
    manager.applyUpdate()
    await call('getNetworkType')
    expect(host.names()).toEqual(['app.restart'])
  })
})
