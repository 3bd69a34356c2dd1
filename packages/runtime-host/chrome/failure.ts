/** What stands in the window when an app does not run, or does not answer. The capsule stays above it. */
import { make } from './make.ts'
import type { HostTexts } from './texts.ts'

export interface FailureButton {
  readonly text: string
  onTap(): void
}

export function drawFailure(failure: {
  readonly title: string
  readonly hint: string
  /** For authors: the error with its stack. */
  readonly detail?: string
  readonly buttons: readonly FailureButton[]
}): HTMLElement {
  return make(
    'div',
    { class: 'failure', role: 'alert' },
    make('h2', { text: failure.title }),
    make('p', { text: failure.hint }),
    ...(failure.detail ? [make('pre', { text: failure.detail })] : []),
    buttonsOf(failure.buttons),
  )
}

/** Over the app, which may yet come back. */
export function drawSilence(
  texts: HostTexts,
  on: { readonly wait: () => void; readonly close: () => void },
): HTMLElement {
  return make(
    'div',
    { class: 'failure thin', role: 'alertdialog', label: texts.silent },
    make(
      'div',
      {},
      make('h2', { text: texts.silent }),
      make('p', { text: texts.silentHint }),
      buttonsOf([
        { text: texts.wait, onTap: on.wait },
        { text: texts.close, onTap: on.close },
      ]),
    ),
  )
}

function buttonsOf(buttons: readonly FailureButton[]): HTMLElement {
  return make(
    'div',
    { class: 'buttons' },
    ...buttons.map(({ text, onTap }) => make('button', { text, onTap })),
  )
}
