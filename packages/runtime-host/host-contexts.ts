/** Puts together what a capability may touch, for each call. */
import type { HostToLogic, LaunchOptions } from '@maque/protocol/bridge/logic-host.ts'
import { addressIn } from '@maque/protocol/content/file-address.ts'
import { assetHashes } from './bundle/asset-hashes.ts'
import type { VerifiedBundle } from './bundle/verified-bundle.ts'
import type { HostTexts } from './chrome/texts.ts'
import { imageProxy } from './content-origins.ts'
import { createBrowserDevice } from './device/browser-device.ts'
import { createBrowserSound, type BrowserSound } from './device/browser-sound.ts'
import { createAppFiles } from './files/app-files.ts'
import { makeInterruptible, type InterruptibleNetwork } from './network/interruptible-network.ts'
import { createProxiedNetwork } from './network/proxied-network.ts'
import type { OpenAppOptions } from './open-app-options.ts'
import type { Running } from './running.ts'
import { createOverlayLayer, type OverlayLayer } from './overlays/overlay-layer.ts'
import { parsePageUrl } from './pages/page-url.ts'
import { createAppPermissions } from './permissions/app-permissions.ts'
import { keepConsent } from './permissions/kept-consent.ts'
import { createPrivacyConsent, type PrivacyConsent } from './permissions/privacy-consent.ts'
import { askForConsent, showGuide } from './permissions/privacy-dialogs.ts'
import type { PrivacyGuideOnHost } from './permissions/privacy-guide.ts'
import type { AppOnHost, CapabilityCaller, HostContext } from './ports/capability.ts'
import type { FilesOnHost } from './ports/files.ts'
import type { PermissionsOnHost } from './ports/permissions.ts'
import type { AppStorage } from './storage/app-storage.ts'

export interface HostContexts {
  readonly overlays: OverlayLayer
  readonly permissions: PermissionsOnHost
  readonly privacy: PrivacyConsent
  readonly network: InterruptibleNetwork
  readonly sound: BrowserSound
  readonly files: FilesOnHost
  contextFor(caller: CapabilityCaller, page: number | undefined): HostContext
}

export interface HostContextsOptions {
  readonly options: OpenAppOptions
  readonly texts: HostTexts
  readonly owner: string
  readonly bundle: Promise<VerifiedBundle>
  readonly storage: AppStorage
  /** Absent where the browser forbids it. */
  readonly localStore: Storage | undefined
  readonly signal: AbortSignal
  readonly overlayPlace: HTMLElement
  onOverlaysChange(): void
  running(): Running | undefined
  isForeground(): boolean
  post(message: HostToLogic): void
}

export function createHostContexts(parts: HostContextsOptions): HostContexts {
  const { options, texts, owner, storage, signal } = parts
  const { app, content, services, launch } = options
  const files = createAppFiles(owner, parts.bundle, Date.now)
  const overlays = createOverlayLayer({ texts, imageUrl, onChange: parts.onOverlaysChange })
  parts.overlayPlace.append(...overlays.elements)
  const emit = (name: string, payload: unknown): void => parts.post({ t: 'emit', name, payload })
  const drawing = { texts, overlays }
  let known: { readonly guide: PrivacyGuideOnHost | undefined } | undefined
  const privacyGuide = (): PrivacyGuideOnHost | undefined => {
    const config = parts.running()?.config
    if (config) known ??= { guide: options.privacyGuide?.(config) }
    return known?.guide
  }
  const privacy = createPrivacyConsent({
    guide: privacyGuide,
    kept: keepConsent(owner, parts.localStore),
    nowMs: () => performance.now(),
    askPerson: (asked) => askForConsent(asked, drawing),
    askApp: (question) => emit('needPrivacyAuthorization', question),
    openContract: (opened) => showGuide(opened, drawing),
  })
  const permissions = createAppPermissions({
    owner,
    appName: app.name,
    texts,
    overlays,
    privacy,
    reasonFor: (scope) => parts.running()?.config.permission?.[scope]?.desc,
  })
  const network = makeInterruptible(createProxiedNetwork(content))
  const device = createBrowserDevice(signal)
  const sound = createBrowserSound({ sourceUrl: mediaUrl, signal })

  /** Shown by the host itself: its policy admits the app's content origin and nothing else. */
  async function imageUrl(source: string): Promise<string | undefined> {
    if (source.startsWith('data:image/')) return source
    return mediaUrl(source)
  }

  async function mediaUrl(source: string): Promise<string | undefined> {
    if (/^https?:/.test(source)) return imageProxy(content) + encodeURIComponent(source)
    if (source.startsWith('wxfile:')) {
      const bytes = await files.read(source)
      return bytes && URL.createObjectURL(bytes)
    }
    const { manifest } = await parts.bundle
    return content.base + addressIn(assetHashes(manifest), source.replace(/^\/+/, ''))
  }

  let knownApp: AppOnHost | undefined
  /** One object as long as the app runs: capabilities key by it what lasts longer than a call. */
  function appOnHost({ config }: Running): AppOnHost {
    knownApp ??= {
      key: app.key,
      name: app.name,
      ...(app.iconUrl !== undefined && { iconUrl: app.iconUrl }),
      config,
      version: { envVersion: app.envVersion, version: app.version },
      launch: launchOf(config.entryPagePath),
      isInForeground: parts.isForeground,
      close: services.onCloseAsked,
      restart: services.onRestartAsked,
    }
    return knownApp
  }

  function launchOf(entry: string): LaunchOptions {
    const target = parsePageUrl(`/${launch.path || entry}`, '')
    return { ...target, scene: launch.scene, referrerInfo: launch.referrerInfo ?? {} }
  }

  return {
    overlays,
    permissions,
    privacy,
    network,
    sound,
    files,
    contextFor(caller, pageId) {
      const running = parts.running()
      // Logic and views are told to start only after there is a stack, so nobody can call before.
      if (!running) throw new Error('a capability was called before the app was open')
      const { stack, tabBar, packages, workers } = running
      return {
        app: appOnHost(running),
        caller,
        page: (pageId === undefined ? undefined : stack.find(pageId)) ?? stack.top(),
        pages: stack,
        packages,
        workers,
        tabBar,
        overlays,
        storage,
        files,
        network,
        device,
        sound,
        permissions,
        privacy,
        platform: services.platform,
        emit,
        updateMirror: (change) => emit('mirror', change),
      }
    },
  }
}
