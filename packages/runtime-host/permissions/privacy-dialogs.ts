/** What the host draws about an app's privacy guide: the question whether the person agrees, and the guide. */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { make } from '../chrome/make.ts'
import type { HostTexts } from '../chrome/texts.ts'
import { showDrawer } from '../overlays/drawer.ts'
import type { OverlayLayer } from '../overlays/overlay-layer.ts'
import type { PrivacyGuideOnHost } from './privacy-guide.ts'

interface Drawing {
  readonly texts: HostTexts
  readonly overlays: Pick<OverlayLayer, 'show'>
}

/** Whether the person agrees. The guide opens inside the question: nothing else can be in front of it. */
export function askForConsent(guide: PrivacyGuideOnHost, { texts, overlays }: Drawing): Promise<boolean> {
  return overlays.show<boolean>(
    (place, settle) =>
      showDrawer(place, {
        label: texts.privacyTitle,
        onDismiss: () => settle(false),
        children: [
          make('div', { class: 'heading', text: texts.privacyTitle }),
          make('div', { class: 'question', text: texts.privacyQuestion }),
          guideOnTap(guide, texts),
          make(
            'div',
            { class: 'pair' },
            make('button', { text: texts.deny, onTap: () => settle(false) }),
            make('button', { class: 'primary', text: texts.agree, onTap: () => settle(true) }),
          ),
        ],
      }),
    false,
  )
}

/** The name of the guide, and in its place the guide once it was tapped. */
function guideOnTap(guide: PrivacyGuideOnHost, texts: HostTexts): HTMLElement {
  const show = async (): Promise<void> => {
    const text = make('div', { class: 'guide', text: (await guide.readText()) ?? texts.guideUnreachable })
    text.tabIndex = -1
    button.replaceWith(text)
    // The keyboard would be outside of the dialog otherwise.
    text.focus({ preventScroll: true })
  }
  const button = make('button', { class: 'contract', text: guide.contractName, onTap: () => void show() })
  return button
}

/** Settles once the guide is there to be read. */
export async function showGuide(
  guide: PrivacyGuideOnHost,
  { texts, overlays }: Drawing,
): Promise<Result<undefined>> {
  const text = await guide.readText()
  if (text === undefined) return refuse('the privacy guide could not be loaded')
  void overlays.show<undefined>((place, settle) => {
    const close = (): void => settle(undefined)
    return showDrawer(place, {
      label: guide.contractName,
      onDismiss: close,
      children: [
        make('div', { class: 'heading', text: guide.contractName }),
        make('div', { class: 'guide', text }),
        make('button', { class: 'cancel', text: texts.close, onTap: close }),
      ],
    })
  }, undefined)
  return accept(undefined)
}
