/**
 * What the host draws over an app's pages on its behalf.
 *
 * At most one toast or loading is shown; a newer one replaces it. Dialogs queue: each is
 * answered before the next is shown, and all are answered as dismissed when the app is closed.
 */
export interface OverlaysOnHost {
  /** Gone after its time, or when replaced. */
  showToast(toast: Toast): void
  showLoading(loading: Loading): void
  /** Of the kind that is shown: hiding a toast leaves a loading alone. */
  hide(kind: 'toast' | 'loading'): void
  showModal(modal: Modal): Promise<ModalAnswer>
  /** The number of the chosen item, or `undefined` when dismissed. */
  showActionSheet(sheet: ActionSheet): Promise<number | undefined>
  /** Settles when the viewer has opened. */
  previewImages(preview: ImagePreview): Promise<void>
}

export interface Toast {
  readonly title: string
  readonly icon: 'success' | 'error' | 'loading' | 'none'
  /** Package file, temporary file or remote URL; wins over `icon`. */
  readonly image?: string
  readonly durationMs: number
  /** Keeps touches from the page while shown. */
  readonly isModal: boolean
}

export interface Loading {
  readonly title: string
  readonly isModal: boolean
}

export interface Modal {
  readonly title: string
  readonly content: string
  /** Absent: no such button. */
  readonly cancelText?: string
  readonly cancelColor?: string
  readonly confirmText: string
  readonly confirmColor?: string
  /** A text field instead of the content, which becomes its value. */
  readonly input?: { readonly placeholder: string }
}

export type ModalAnswer =
  | { readonly kind: 'confirmed'; readonly text?: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'dismissed' }

export interface ActionSheet {
  readonly title?: string
  readonly items: readonly string[]
  readonly itemColor?: string
}

export interface ImagePreview {
  /** Package files, temporary files or remote URLs. */
  readonly urls: readonly string[]
  /** The one shown first. */
  readonly index: number
}
