/** The player's first page: what there is to open, and the apps that run in this tab. */
import { render } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { createPlatformClient } from '@maque/client/platform-client.ts'
import type { AppCard } from '@maque/protocol/platform/catalogue.ts'
import { currentLanguage, rememberLanguage } from '@maque/ui/language.ts'
import { readKeptNote } from '../app/versions/kept-note.ts'
import { onSomebodyElse, whoIsHere } from '@maque/client/who-is-here.ts'
import { noteOpened, readRecents } from '../recents.ts'
import { noteScanned } from '../scanned.ts'
import { whenIdle } from '../window/when-idle.ts'
import { checkRecents } from './check-recents.ts'
import { canScan, scanCode } from '@maque/runtime-host/device/scan-code.ts'
import { codeAddress, type CodeAddress } from './code-address.ts'
import { Home } from './home.tsx'
import { RunningApps } from './running-apps.ts'
import { texts } from './texts.ts'

const platform = createPlatformClient()
const stage = document.createElement('div')
stage.className = 'stage'
stage.hidden = true
const root = document.createElement('div')
document.body.append(root, stage)

interface HistoryEntry {
  readonly card?: AppCard
}

/** Leaves for the page that it leads to, if it is one of ours. */
async function openCode(text: string): Promise<CodeAddress> {
  const leads = await codeAddress(text, location.origin, async (url) => {
    const { opening } = await platform.call('GET /api/link-openings', { query: { url } })
    return opening
  })
  if (leads.kind === 'here') {
    noteScanned(leads.address)
    location.assign(leads.address)
  }
  return leads
}

/** The text of a code; '' where none was found. `undefined`: the person thought better of it. */
async function scan(): Promise<string | undefined> {
  const scanned = await scanCode({ isCameraOnly: false })
  if (scanned.ok) return scanned.value.text
  return scanned.refusal === 'cancel' ? undefined : ''
}

function Player() {
  const [language, setLanguage] = useState(currentLanguage)
  const [runningAppIds, setRunning] = useState<ReadonlySet<string>>(new Set())
  const apps = useMemo(
    () =>
      new RunningApps(stage, {
        leave: (levels) => history.go(-1 - levels),
        // What a reload finds: then the app stands alone.
        place: (urls) => history.replaceState({ ...history.state, app: { level: 0, urls } }, ''),
      }),
    [],
  )

  const show = (card: AppCard): void => {
    noteOpened(card, { person: whoIsHere(), openedAt: Date.now() })
    apps.show(card.appId, card.name)
    document.title = card.name
    setRunning(apps.appIds)
  }
  const open = (card: AppCard): void => {
    history.pushState({ card } satisfies HistoryEntry, '', `/app/${card.appId}`)
    show(card)
  }

  useEffect(() => {
    const follow = ({ state }: PopStateEvent): void => {
      const { card } = (state ?? {}) as HistoryEntry
      if (card) show(card)
      else {
        apps.hide()
        document.title = texts[language].title
      }
    }
    addEventListener('popstate', follow)
    return () => removeEventListener('popstate', follow)
  }, [language])
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    document.title = texts[language].title
  }, [language])

  return (
    <Home
      catalogue={platform}
      language={language}
      runningAppIds={runningAppIds}
      open={open}
      openCode={openCode}
      {...(canScan() && { scan })}
      switchLanguage={() => {
        const other = language === 'zh' ? 'en' : 'zh'
        rememberLanguage(other)
        setLanguage(other)
      }}
    />
  )
}

render(<Player />, root)
// The apps that were used here are another person's, and so is what runs.
onSomebodyElse(whoIsHere(), () => location.reload())

const CHECKED_AT = 'maque.checked-at'

async function checkForNewer(): Promise<void> {
  await whenIdle()
  const stored = Number(localStorage.getItem(CHECKED_AT) ?? Number.NaN)
  // Not every browser says so.
  const { connection } = navigator as Navigator & { readonly connection?: { readonly saveData?: boolean } }
  await checkRecents({
    recents: readRecents(),
    checkedAt: Number.isNaN(stored) ? undefined : stored,
    now: Date.now(),
    savesData: connection?.saveData === true,
    isKept: (appId) => readKeptNote(appId) !== undefined,
    noteChecked: (now) => localStorage.setItem(CHECKED_AT, String(now)),
    fetchAhead: async (appId) => (await import('./fetch-ahead.ts')).fetchAhead(appId),
  })
}
void checkForNewer()
