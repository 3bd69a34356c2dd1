import { accept } from '@maque/base/result.ts'
import { describe, expect, it } from 'vitest'
import { openWx } from '../testing/open-wx.ts'

interface UpdateManager {
  onCheckForUpdate(listener: (news: unknown) => void): void
  onUpdateReady(listener: (news: unknown) => void): void
  onUpdateFailed(listener: (news: unknown) => void): void
  applyUpdate(): void
}

describe('a newer release', () => {
  const newer = { checkForUpdate: accept({ hasUpdate: true }) }
  it.each([
    ['that has come', { ...newer, awaitUpdate: accept({ isReady: true }) }, [{ hasUpdate: true }, 'ready']],
    [
      'that could not be had',
      { ...newer, awaitUpdate: accept({ isReady: false }) },
      [{ hasUpdate: true }, 'failed'],
    ],
    ['that the platform cannot say more of', newer, [{ hasUpdate: true }, 'failed']],
    ['that is none', { checkForUpdate: accept({ hasUpdate: false }) }, [{ hasUpdate: false }]],
    ['of no platform', {}, [{ hasUpdate: false }]],
  ])('%s is told of as such', async (_, platformAnswers, told) => {
    const { wx, host } = openWx()
    host.platformAnswers = platformAnswers
    const manager = wx['getUpdateManager']?.() as UpdateManager
    const heard: unknown[] = []
    manager.onUpdateReady(() => heard.push('ready'))
    manager.onUpdateFailed(() => heard.push('failed'))
    manager.onCheckForUpdate((news) => heard.push(news))
    await expect.poll(() => heard).toEqual(told)
    expect(host.names().filter((name) => name === 'platform.checkForUpdate')).toHaveLength(1)
  })

  it.each([
    [
      'is started by starting the app anew',
      { applyUpdate: accept({}) },
      ['platform.applyUpdate', 'app.restart'],
    ],
    ['is not started before it is there', {}, ['platform.applyUpdate']],
  ])('%s', async (_, platformAnswers, names) => {
    const { wx, call, host } = openWx()
    host.platformAnswers = platformAnswers
    const manager = wx['getUpdateManager']?.() as UpdateManager
    manager.applyUpdate()
    await call('getNetworkType')
    await expect.poll(() => host.names()).toEqual(names)
  })
})
