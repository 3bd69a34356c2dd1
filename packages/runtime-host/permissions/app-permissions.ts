/** What the person allowed an app, asked in a sheet, kept on this device. */
import { make } from '../chrome/make.ts'
import type { HostTexts } from '../chrome/texts.ts'
import { showDrawer } from '../overlays/drawer.ts'
import type { OverlayLayer } from '../overlays/overlay-layer.ts'
import type { PermissionScope, PermissionsOnHost } from '../ports/permissions.ts'
import type { PrivacyConsent } from './privacy-consent.ts'

type Answers = Readonly<Partial<Record<PermissionScope, boolean>>>

export interface AppPermissionsOptions {
  /** Whose answers: app and person. */
  readonly owner: string
  readonly appName: string
  readonly texts: HostTexts
  readonly overlays: Pick<OverlayLayer, 'show'>
  /** Stands among what was allowed, to be taken back. */
  readonly privacy: Pick<PrivacyConsent, 'hasAgreed' | 'withdraw' | 'contractName'>
  /** Why the app wants it: `permission` in app.json. */
  reasonFor(scope: PermissionScope): string | undefined
}

export function createAppPermissions(options: AppPermissionsOptions): PermissionsOnHost {
  const { owner, texts, overlays, privacy } = options
  const storedAs = `maque.permissions/${owner}`
  const asking = new Map<PermissionScope, Promise<boolean>>()
  const read = (): Answers => readAnswers(storedAs)
  const note = (scope: PermissionScope, isGranted: boolean): void =>
    localStorage.setItem(storedAs, JSON.stringify({ ...read(), [scope]: isGranted }))

  return {
    async request(scope) {
      const known = read()[scope]
      if (known !== undefined) return known ? 'granted' : 'denied'
      // Two calls at once ask once.
      const question =
        asking.get(scope) ??
        overlays.show<boolean>(
          (place, settle) => ask(place, questionFor(scope, options), options, settle),
          false,
        )
      asking.set(scope, question)
      const isGranted = await question
      asking.delete(scope)
      note(scope, isGranted)
      return isGranted ? 'granted' : 'denied'
    },
    async askForPhone(masked) {
      const question = { text: texts.givePhone, detail: masked }
      const isGranted = await overlays.show<boolean>(
        (place, settle) => ask(place, question, options, settle),
        false,
      )
      return isGranted ? 'granted' : 'denied'
    },
    granted: async () => read(),
    openSettings: () =>
      overlays.show<undefined>(
        (place, settle) =>
          drawSettings(place, { answers: read(), texts, privacy, note, onClose: () => settle(undefined) }),
        undefined,
      ),
  }
}

interface Question {
  readonly text: string
  readonly detail?: string | undefined
}

function questionFor(scope: PermissionScope, { texts, reasonFor }: AppPermissionsOptions): Question {
  return { text: texts.scopes[scope] ?? scope, detail: reasonFor(scope) }
}

function ask(
  place: HTMLElement,
  { text, detail }: Question,
  { appName, texts }: AppPermissionsOptions,
  settle: (isGranted: boolean) => void,
): () => void {
  return showDrawer(place, {
    label: texts.asks(appName),
    onDismiss: () => settle(false),
    children: [
      make('div', { class: 'heading', text: texts.asks(appName) }),
      make('div', { class: 'question', text }),
      ...(detail ? [make('div', { class: 'heading', text: detail })] : []),
      make(
        'div',
        { class: 'pair' },
        make('button', { text: texts.deny, onTap: () => settle(false) }),
        make('button', { class: 'primary', text: texts.allow, onTap: () => settle(true) }),
      ),
    ],
  })
}

function drawSettings(
  place: HTMLElement,
  settings: {
    readonly answers: Answers
    readonly texts: HostTexts
    readonly privacy: AppPermissionsOptions['privacy']
    note(scope: PermissionScope, isGranted: boolean): void
    onClose(): void
  },
): () => void {
  const { answers, texts, privacy, note, onClose } = settings
  const scopeRows = Object.entries(answers).map(([key, isGranted]) => {
    // Only scopes were ever noted.
    const scope = key as PermissionScope
    const input = checkbox(isGranted)
    input.addEventListener('change', () => note(scope, input.checked))
    return row(texts.scopes[scope] ?? scope, input)
  })
  const rows = privacy.hasAgreed() ? [...scopeRows, privacyRow(privacy, texts)] : scopeRows
  return showDrawer(place, {
    label: texts.settings,
    onDismiss: onClose,
    children: [
      make('div', { class: 'heading', text: rows.length === 0 ? texts.noPermissions : texts.settings }),
      ...rows,
      make('button', { class: 'cancel', text: texts.close, onTap: onClose }),
    ],
  })
}

/** It can be taken back here; it is given where the guide can be read. */
function privacyRow(privacy: AppPermissionsOptions['privacy'], texts: HostTexts): HTMLElement {
  const input = checkbox(true)
  input.addEventListener('change', () => {
    privacy.withdraw()
    input.disabled = true
  })
  return row(texts.privacyAgreed(privacy.contractName()), input)
}

function checkbox(isChecked: boolean): HTMLInputElement {
  const input = make('input')
  input.type = 'checkbox'
  input.checked = isChecked
  return input
}

function row(text: string, input: HTMLInputElement): HTMLElement {
  return make('label', { class: 'permission' }, make('span', { text }), input)
}

function readAnswers(storedAs: string): Answers {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storedAs) ?? '{}')
    return typeof stored === 'object' && stored !== null ? (stored as Answers) : {}
  } catch {
    // A broken entry asks again.
    return {}
  }
}
