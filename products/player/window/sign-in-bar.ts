/** Offers somebody who has opened an app as nobody to sign in: once, in a bar that can be put away. */
export interface SignInBarOptions {
  /** In the document, or in a shadow of it. */
  readonly place: HTMLElement
  readonly language: 'zh' | 'en'
  onSignIn(): void
}

const texts = {
  zh: { why: '登录后，小程序才能认出你', signIn: '登录', close: '关闭' },
  en: { why: 'Sign in, and the mini program knows you', signIn: 'Sign in', close: 'Close' },
} as const

const style = `
.sign-in-bar { position: absolute; z-index: 60; inset: auto 12px calc(var(--tabs, 0px) + var(--bottom, 0px) + 12px); display: flex; align-items: center; gap: 8px; padding: 8px 8px 8px 16px; border-radius: 8px;
  background: #2c2c2e; color: #fff; font: 14px/1.4 system-ui, sans-serif; box-shadow: 0 4px 16px rgb(0 0 0 / 24%); }
.sign-in-bar span { flex: 1; }
.sign-in-bar button { min-height: 36px; min-width: 36px; padding: 0 12px; border: 0; border-radius: 6px; background: transparent; color: inherit; font: inherit; }
.sign-in-bar .go { background: #07823f; }
`

export function showSignInBar({ place, language, onSignIn }: SignInBarOptions): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(style)
  const root = place.getRootNode()
  if (!(root instanceof Document || root instanceof ShadowRoot)) return
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
  const { why, signIn, close } = texts[language]
  const bar = document.createElement('div')
  bar.className = 'sign-in-bar'
  bar.setAttribute('role', 'status')
  const text = document.createElement('span')
  text.textContent = why
  const away = button('×', () => bar.remove())
  away.setAttribute('aria-label', close)
  const go = button(signIn, onSignIn)
  go.className = 'go'
  bar.append(text, go, away)
  place.append(bar)
}

function button(text: string, onClick: () => void): HTMLButtonElement {
  const element = document.createElement('button')
  element.type = 'button'
  element.textContent = text
  element.addEventListener('click', onClick)
  return element
}
