/**
 * The page of one app: `/app/<AppID>` for what is online, `/preview/<release>` for a version that
 * members and reviewers try. A page of its own, because its policy names exactly this app's content.
 *
 * `?path=pages/a/a%3Fk%3Dv` opens that page first, `&scene=1011` as if it was entered that way (previews alone). A reload opens the pages where the person was.
 */
import { noteWhoIsHere, onSomebodyElse } from '@maque/client/who-is-here.ts'
import type { AppPage } from '@maque/protocol/platform/catalogue.ts'
import { textOfError, type HostServices } from '@maque/runtime-host/host-services.ts'
import { openApp, type RunningApp } from '@maque/runtime-host/open-app.ts'
import type { EarlyFrames } from '@maque/runtime-host/open-app-options.ts'
import { currentLanguage } from '@maque/ui/language.ts'
import { noteOpened } from '../recents.ts'
import { wasScanned } from '../scanned.ts'
import { loadCapabilities } from '../window/capabilities.ts'
import { createBackAndForward } from '../window/back-and-forward.ts'
import { drawPhone } from '../window/phone.ts'
import { followForeground } from '../window/foreground.ts'
import { earlyFrames } from '../window/early-frames.ts'
import { onThemeChange, preferredTheme } from '../window/theme.ts'
import { createAppUser } from './app-user.ts'
import { createPlayerPlatform } from './player-platform.ts'
import { startHealthReport } from './health-report.ts'
import { privacyGuideOf } from './privacy-guide.ts'
import { movedPath, SCENE_MOVED } from './moved-from.ts'
import { askForUpdate, isPlayerTooOld } from './too-old.ts'
import { keepPage } from '../offline/keep-page.ts'
import { whenIdle } from '../window/when-idle.ts'
import { createAppVersions, type VersionFacts } from './versions/app-versions.ts'
import { latestStanding, watchStanding } from './versions/watch-standing.ts'
import { isInHome, leave, onForeground, tellHome } from './leave.ts'

/** @see https://developers.weixin.qq.com/miniprogram/dev/reference/scene-list.html */
const SCENE_DISCOVER = 1001
const SCENE_SHARED = 1007
const SCENE_SCANNED = 1011

const { launch, person } = readStart()
const isPreview = launch.envVersion !== 'release'
/** Members of the app see what its author sees; reviewers have no source to look into. */
const isAuthors = launch.envVersion === 'develop'
/** A version on trial keeps its values apart from the online one's. */
const appKey = isPreview ? `${launch.appId}.${launch.envVersion}` : launch.appId
const phone = drawPhone(document.body)
const walk = createBackAndForward()
const health = launch.isCompared ? startHealthReport(launch) : undefined
const versions = createAppVersions(launch, appKey)
let version: VersionFacts = launch
let running: RunningApp | undefined
let hasOffered = false
/** In the background: it begins anew when somebody looks. */
let hasEnded = false
let early: EarlyFrames | undefined = earlyFrames()

const services: HostServices = {
  platform: createPlayerPlatform(
    launch,
    {
      hasNewer: () => versions.hasNewer(version),
      whenNewest: versions.whenNewest,
      takeNewest: () => (version = launch),
    },
    createAppUser({ appId: launch.appId, connection: {}, onNobody: () => void offerToSignIn() }),
  ),
  language: currentLanguage(),
  menu: {},
  onCloseAsked() {
    // The entries that are left now are not pages that are left.
    walk.setForeground(false)
    if (!isInHome) running?.close()
    leave(walk.level())
  },
  onRestartAsked: (path) => open(path === undefined ? [] : [path]),
  onEndedInBackground() {
    hasEnded = true
    if (isInHome) tellHome({ t: 'maque-ended' })
  },
  onConsole: ({ level, args }) => console[level](...args),
  onUncaught(error) {
    health?.onUncaught()
    if (isAuthors) void inAuthorsPlaces(textOfError(error)).then((told) => console.error(told))
    else console.error(textOfError(error))
  },
  ...(isAuthors && { inAuthorsPlaces }),
  onPlaceChange(place) {
    walk.placeChanged(place)
    if (isInHome) tellHome({ t: 'maque-at', urls: place.urls })
  },
}

function open([path, ...above]: readonly string[], scene = SCENE_DISCOVER): RunningApp {
  running?.close()
  hasEnded = false
  phone.screen.replaceChildren()
  const { content } = launch
  running = openApp({
    container: phone.screen,
    app: {
      key: appKey,
      name: launch.name,
      iconUrl: launch.iconUrl,
      envVersion: launch.envVersion,
      version: version.version,
    },
    person,
    bundle: versions.sourceOf(version),
    content,
    privacyGuide: () => privacyGuideOf(launch, currentLanguage()),
    early,
    loadCapabilities,
    services,
    launch: { ...(path !== undefined && { path }), above, scene },
    theme: preferredTheme(),
    ...(phone.insets && { insets: phone.insets }),
  })
  early = undefined
  // Any other page around this one has a history of its own, which is none of ours.
  if (window.parent === window || isInHome) walk.walk(running)
  return running
}

async function start(): Promise<void> {
  if (isPlayerTooOld(launch.updates?.minimumBaseLibrary)) return askForUpdate(phone.screen)
  version = await versions.choose()
  const opened = left.length > 0 ? open(left) : openFirst()
  const { updates, standing } = launch
  if (!updates || !standing) return
  await opened.opened
  // What could not be opened has nothing to end.
  if (opened.urls().length === 0) return
  watchStanding(
    { appId: launch.appId, digest: version.digest, until: latestStanding(version.digest, standing).until },
    updates,
    (state) => void endWith(state),
  )
  // Keeping things is for when there is nothing else to do.
  await whenIdle()
  await versions.settle(version)
  await noted
  await keepPage()
}

/** Once: whoever goes on as nobody has chosen to. */
async function offerToSignIn(): Promise<void> {
  if (hasOffered || !running) return
  hasOffered = true
  const { overPages } = running
  const { showSignInBar } = await import('../window/sign-in-bar.ts')
  const next = location.pathname + location.search
  // The home page has the app in a frame of its own; signing in is for the whole window.
  const target = isInHome ? window.parent : window
  showSignInBar({
    place: overPages,
    language: currentLanguage(),
    onSignIn: () => target.location.assign(`/console/?${new URLSearchParams({ next })}`),
  })
}

function openFirst(): RunningApp {
  const scene = sceneAsked() ?? (wasScanned(location) ? SCENE_SCANNED : path ? SCENE_SHARED : SCENE_DISCOVER)
  const { movedFrom } = launch
  return movedFrom === undefined
    ? open(path ? [path] : [], scene)
    : open([movedPath({ appId: movedFrom, path: path ?? undefined, scene })], SCENE_MOVED)
}

/** The platform has ended what runs: nothing of it stays, and the page says what there is instead. */
async function endWith(state: 'superseded' | 'ended' | 'unknown'): Promise<void> {
  running?.close()
  if (state === 'ended') await versions.forget().catch(() => undefined)
  location.reload()
}

/** As it is, when the platform cannot be asked. */
async function inAuthorsPlaces(text: string): Promise<string> {
  const [, , releaseId = ''] = location.pathname.split('/')
  const { callEndpoint } = await import('@maque/client/call-endpoint.ts')
  const params = { appId: launch.appId, releaseId: decodeURIComponent(releaseId) }
  return callEndpoint({}, 'POST /api/apps/:appId/releases/:releaseId/places', {
    params,
    body: { text },
  }).then(
    (answer) => answer.text,
    () => text,
  )
}

/** Whoever tries a version says how it is entered; users cannot. */
function sceneAsked(): number | undefined {
  const scene = isPreview ? Number(asked.get('scene')) : 0
  return Number.isInteger(scene) && scene > 0 ? scene : undefined
}

function readStart(): AppPage {
  const text = document.getElementById('start')?.textContent
  if (!text) throw new Error('the page came without the app to open')
  // Our own server wrote it into this page.
  const start = JSON.parse(text) as AppPage
  const { launch } = start
  if (launch.envVersion === 'release' && !launch.proof) throw new Error('a release came without its proof')
  return start
}

const asked = new URL(location.href).searchParams
const path = asked.get('path')
const left = walk.urls()
const noted = noteWhoIsHere(person)
// What is drawn is the person's who was here: whoever is here now gets a page of their own.
onSomebodyElse(person, () => location.reload())
void start()
if (!isPreview && !isInHome) {
  const { appId, name, intro, iconUrl } = launch
  noteOpened({ appId, name, intro, iconUrl }, { person, openedAt: Date.now() })
}
const foreground = followForeground((isForeground) => {
  running?.setForeground(isForeground)
  walk.setForeground(isForeground)
  if (hasEnded && isForeground) open([])
})
onForeground(foreground.surroundedBy)
onThemeChange((theme) => running?.setTheme(theme))
