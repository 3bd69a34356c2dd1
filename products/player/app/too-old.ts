/** An app that needs a newer player than this one, which may have been kept here for a while. */
import { isOlderLibrary } from '@maque/protocol/platform/base-library.ts'
import { LIBRARY_VERSION } from '@maque/protocol/platform/own-versions.ts'
import { currentLanguage } from '@maque/ui/language.ts'

/** Whether this player is older than the owner of the app still wants. */
export function isPlayerTooOld(wanted: string | null | undefined, own: string = LIBRARY_VERSION): boolean {
  return typeof wanted === 'string' && isOlderLibrary(own, wanted)
}

const texts = {
  zh: { why: '当前版本过低，请更新后再打开这个小程序。', again: '更新' },
  en: { why: 'This player is too old for this mini program. Update it to go on.', again: 'Update' },
} as const

/** In the place of the app: why it is not opened, and a way to get what is newer. */
export function askForUpdate(place: HTMLElement): void {
  const { why, again } = texts[currentLanguage()]
  const box = document.createElement('div')
  box.setAttribute('role', 'alert')
  box.className = 'too-old'
  const text = document.createElement('p')
  text.textContent = why
  const button = document.createElement('button')
  button.textContent = again
  button.addEventListener('click', () => location.reload())
  box.append(text, button)
  place.replaceChildren(box)
}
