/**
 * The page of `maque dev`: one app, opened anew whenever its project has been compiled again.
 *
 * `?path=pages/a/a%3Fk%3Dv` opens that page first. After a rebuild or a reload the same pages are
 * opened in the same order.
 */
import { bundleAt } from '@maque/runtime-host/bundle/bundle-source.ts'
import type { HostServices } from '@maque/runtime-host/host-services.ts'
import { openApp, type RunningApp } from '@maque/runtime-host/open-app.ts'
import type { EarlyFrames } from '@maque/runtime-host/open-app-options.ts'
import { loadCapabilities } from '../window/capabilities.ts'
import { createBackAndForward } from '../window/back-and-forward.ts'
import { drawPhone } from '../window/phone.ts'
import { followForeground } from '../window/foreground.ts'
import { earlyFrames } from '../window/early-frames.ts'
import { onThemeChange, preferredTheme } from '../window/theme.ts'
import { localPrivacyGuide } from './local-privacy-guide.ts'
import { createLocalPlatform } from './local-platform.ts'
import { readStart } from './start-data.ts'
import { connectTerminal } from './terminal.ts'

const start = readStart()
const phone = drawPhone(document.body)
const terminal = connectTerminal()
const platform = createLocalPlatform()
const walk = createBackAndForward()
let compiled = start.compiled
let running: RunningApp | undefined
/** In the background: it begins anew when somebody looks. */
let hasEnded = false
let early: EarlyFrames | undefined = earlyFrames()

const services: HostServices = {
  platform,
  language: navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh',
  menu: {},
  onCloseAsked() {
    running?.close()
    running = undefined
    walk.walk(undefined)
    offerToOpen()
  },
  onRestartAsked: (path) => open(path === undefined ? [] : [path]),
  onEndedInBackground() {
    hasEnded = true
  },
  onConsole: terminal.log,
  onUncaught: terminal.uncaught,
  inAuthorsPlaces: terminal.inAuthorsPlaces,
  onPlaceChange: walk.placeChanged,
}

function open([path, ...above]: readonly string[]): void {
  running?.close()
  running = undefined
  hasEnded = false
  phone.screen.replaceChildren()
  if (compiled === undefined) return
  const { digest: compiledDigest } = compiled
  running = openApp({
    container: phone.screen,
    app: { ...start.app, envVersion: 'develop', version: 'dev' },
    person: 'author',
    bundle: bundleAt(start.content, {
      ...compiled,
      sourceMapUrl: (path) => `${location.origin}/dev/maps/${compiledDigest}/${encodeURIComponent(path)}`,
    }),
    content: start.content,
    privacyGuide: (config) => localPrivacyGuide(config, start.app.name),
    early,
    loadCapabilities,
    services,
    launch: { ...(path !== undefined && { path }), above, scene: 1001 },
    theme: preferredTheme(),
    ...(phone.insets && { insets: phone.insets }),
  })
  early = undefined
  walk.walk(running)
}

/** A closed app leaves its phone; one tap brings it back. */
function offerToOpen(): void {
  const button = document.createElement('button')
  button.className = 'open'
  button.textContent = start.app.name
  button.addEventListener('click', () => open([]))
  phone.screen.replaceChildren(button)
}

function listenForRebuilds(): void {
  const events = new EventSource('/dev/events')
  events.addEventListener('compiled', ({ data }: MessageEvent<string>) => {
    if (data === compiled?.digest) return
    compiled = { digest: data }
    open(running?.urls() ?? [])
  })
}

const path = new URL(location.href).searchParams.get('path')
const left = walk.urls()
open(left.length > 0 ? left : path ? [path] : [])
listenForRebuilds()
followForeground((isForeground) => {
  running?.setForeground(isForeground)
  if (hasEnded && isForeground) open([])
})
onThemeChange((theme) => running?.setTheme(theme))
