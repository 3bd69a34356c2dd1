import { accept } from '@maque/base/result.ts'
import type { OverlaysOnHost } from '@maque/runtime-host/ports/overlays.ts'
import { onHost } from '../on-host.host.ts'
import { hideLoading, hideToast, showLoading, showToast } from './toast.ts'

export const toastOnHost = [
  onHost(showToast, ({ title, icon, image, duration, mask }, { overlays }) => {
    overlays.showToast({ title, icon, ...(image && { image }), durationMs: duration, isModal: mask })
    return accept({})
  }),

  onHost(hideToast, ({ noConflict }, { overlays }) => {
    hide(overlays, 'toast', noConflict)
    return accept({})
  }),

  onHost(showLoading, ({ title, mask }, { overlays }) => {
    overlays.showLoading({ title, isModal: mask })
    return accept({})
  }),

  onHost(hideLoading, ({ noConflict }, { overlays }) => {
    hide(overlays, 'loading', noConflict)
    return accept({})
  }),
]

function hide(overlays: OverlaysOnHost, kind: 'toast' | 'loading', leavesOther: boolean): void {
  overlays.hide(kind)
  if (!leavesOther) overlays.hide(kind === 'toast' ? 'loading' : 'toast')
}
