/** Everything the host draws over an app's pages: one toast or loading, dialogs in a queue, the image viewer. */
import type { HostTexts } from '../chrome/texts.ts'
import { make } from '../chrome/make.ts'
import type { ModalAnswer, OverlaysOnHost } from '../ports/overlays.ts'
import { showActionSheet } from './action-sheet.ts'
import { createDialogQueue } from './dialog-queue.ts'
import { openImageViewer } from './image-viewer.ts'
import { showModal } from './modal.ts'
import { createNotice } from './notice.ts'

export interface OverlayLayer extends OverlaysOnHost {
  readonly elements: readonly HTMLElement[]
  /** Shows a dialog of the host itself after those that wait already; it gets the place to draw in. */
  show<Answer>(
    draw: (place: HTMLElement, settle: (answer: Answer) => void) => () => void,
    dismissed: Answer,
  ): Promise<Answer>
  /** Whether a dialog or viewer is open. */
  isOpen(): boolean
  /** The person goes back: what Escape does to the topmost one. `false`: there is none. */
  back(): boolean
  /** Answers every open dialog as dismissed. */
  dismissAll(): void
}

export interface OverlayLayerOptions {
  readonly texts: HostTexts
  /** A URL that the host page can show, for one as the app wrote it. */
  imageUrl(source: string): Promise<string | undefined>
  /** A dialog or viewer has opened or closed. */
  onChange(): void
}

export function createOverlayLayer({ texts, imageUrl, onChange }: OverlayLayerOptions): OverlayLayer {
  const below = make('div', { class: 'overlays' })
  // Dialogs and viewers take the whole window; the capsule stays above notices only.
  const above = make('div', { class: 'overlays over-capsule' })
  const notice = createNotice(below, imageUrl)
  const dialogs = createDialogQueue(above)
  // Whatever draws there: dialogs know how they are left, and nobody else has to.
  const openDialogs = (): readonly Element[] => [...above.querySelectorAll('[aria-modal]')]
  new MutationObserver(onChange).observe(above, { childList: true, subtree: true })
  return {
    elements: [below, above],
    showToast: notice.showToast,
    showLoading: notice.showLoading,
    hide: notice.hide,
    showModal: (modal) =>
      dialogs.show<ModalAnswer>((place, settle) => showModal(place, modal, settle), { kind: 'dismissed' }),
    showActionSheet: (sheet) =>
      dialogs.show<number | undefined>(
        (place, settle) => showActionSheet(place, sheet, texts, settle),
        undefined,
      ),
    previewImages: async (preview) => openImageViewer(above, { preview, texts, imageUrl }),
    show: (draw, dismissed) => dialogs.show(draw, dismissed),
    isOpen: () => openDialogs().length > 0,
    back() {
      const top = openDialogs().at(-1)
      top?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
      return top !== undefined
    },
    dismissAll() {
      notice.hide('toast')
      notice.hide('loading')
      dialogs.dismissAll()
      above.replaceChildren()
    },
  }
}
