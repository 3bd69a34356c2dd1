/** The services of a host, in memory: they do what the ports say and remember what they were asked. */
import { anonymousUser } from '@maque/protocol/anonymous-user.ts'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { AppConfig } from '@maque/protocol/bundle/app-config.ts'
import type { CapabilityCaller, HostContext } from '@maque/runtime-host/ports/capability.ts'
import type { PickedFile } from '@maque/runtime-host/ports/device.ts'
import type { OutboundAnswer, OutboundRequest, SocketWatch } from '@maque/runtime-host/ports/network.ts'
import type { ModalAnswer } from '@maque/runtime-host/ports/overlays.ts'
import type { OpenedPage, PageOnHost } from '@maque/runtime-host/ports/page-stack.ts'
import type { PermissionScope } from '@maque/runtime-host/ports/permissions.ts'
import type { SoundNews } from '@maque/runtime-host/ports/sound.ts'
import type { TabBarOnHost } from '@maque/runtime-host/ports/tab-bar.ts'

export const testConfig: AppConfig = {
  appId: 'wx123',
  projectName: 'test',
  pages: ['pages/a/a', 'pages/b/b'],
  entryPagePath: 'pages/a/a',
  window: {},
  pageConfigs: {},
  subpackages: [],
}

export class FakeHost {
  /** What was asked, in order: `overlays.showToast`, … with its argument. */
  readonly asked: (readonly [what: string, ...args: readonly unknown[]])[] = []
  readonly stored = new Map<string, string>()
  readonly files = new Map<string, Blob>()
  readonly permissions = new Map<PermissionScope, boolean>()

  // What tests set before a call.
  modalAnswer: ModalAnswer = { kind: 'confirmed' }
  sheetAnswer: number | undefined = 0
  isInForeground = true
  isOnTabPage = true
  givesPhone = true
  isPrivacyDue = false
  tabItems: number | undefined = 3
  pageCount = 2
  navigation: Result<OpenedPage> = accept({ page: 2 })
  device: Result<undefined> = accept(undefined)
  clipboard = ''
  picked: Result<readonly PickedFile[]> = refuse('cancel')
  respond: (request: OutboundRequest) => Result<OutboundAnswer> = () => refuse('connection failed')
  /** A request that waits until it is aborted. */
  isNetworkHanging = false
  platformAnswers: Readonly<Record<string, Result<unknown>>> = {}
  shareReply: unknown = undefined
  networkType = 'wifi'
  tellNetworkType: (type: string) => void = () => undefined
  socket: SocketWatch | undefined
  socketRefusal: string | undefined
  rawSocketRefusal = 'not supported'
  tellSound: (news: SoundNews) => void = () => undefined
  storageRefusal: string | undefined

  readonly #services = this.#makeServices()

  contextFor(caller: CapabilityCaller, emit: (name: string, payload: unknown) => void): HostContext {
    return {
      ...this.#services,
      page: this.pageCount > 0 ? this.#makePage(1) : undefined,
      tabBar: this.#makeTabBar(),
      caller,
      emit,
      updateMirror: (change) => emit('mirror', change),
    }
  }

  names(): readonly string[] {
    return this.asked.map(([what]) => what)
  }

  #ask(what: string, ...args: readonly unknown[]): void {
    this.asked.push([what, ...args])
  }

  #navigate(how: string) {
    return async (to: unknown): Promise<Result<OpenedPage>> => {
      this.#ask(`pages.${how}`, to)
      return this.navigation
    }
  }

  #does(what: string) {
    return async (...args: readonly unknown[]): Promise<Result<undefined>> => {
      this.#ask(what, ...args)
      return this.device
    }
  }

  #records(what: string) {
    return (...args: readonly unknown[]): void => this.#ask(what, ...args)
  }

  #makePage(id: number): PageOnHost {
    return {
      id,
      path: 'pages/a/a',
      query: { k: '1' },
      window: {},
      navigationBar: {
        setTitle: this.#records('bar.setTitle'),
        setColors: this.#records('bar.setColors'),
        setLoading: this.#records('bar.setLoading'),
        hideHomeButton: this.#records('bar.hideHomeButton'),
      },
      setBackground: this.#records('page.setBackground'),
      setBackgroundTextStyle: this.#records('page.setBackgroundTextStyle'),
      startPullDown: this.#records('page.startPullDown'),
      stopPullDown: this.#records('page.stopPullDown'),
      ask: async () => this.shareReply,
      setLeaveConfirmation: this.#records('page.setLeaveConfirmation'),
      interceptBack: () => new Promise(() => undefined),
      webView: {
        open: async (url) => accept(url),
        nextMessages: () => new Promise(() => undefined),
      },
      releaseBack: this.#records('page.releaseBack'),
      setOrientation: this.#records('page.setOrientation'),
      setShareMenu: this.#records('page.setShareMenu'),
    }
  }

  #makeTabBar(): TabBarOnHost | undefined {
    if (this.tabItems === undefined) return undefined
    return {
      itemCount: this.tabItems,
      setBadge: this.#records('tabs.setBadge'),
      setRedDot: this.#records('tabs.setRedDot'),
      setStyle: this.#records('tabs.setStyle'),
      setItem: this.#records('tabs.setItem'),
      setShown: this.#records('tabs.setShown'),
      isOnTabPage: () => this.isOnTabPage,
    }
  }

  #makeServices(): Omit<HostContext, 'page' | 'tabBar' | 'caller' | 'emit' | 'updateMirror'> {
    return {
      app: {
        key: 'test',
        name: 'Test',
        config: testConfig,
        version: { envVersion: 'develop', version: '' },
        launch: { path: 'pages/a/a', query: {}, scene: 1001, referrerInfo: {} },
        isInForeground: () => this.isInForeground,
        close: this.#records('app.close'),
        restart: this.#records('app.restart'),
      },
      packages: {
        load: async (path) => !path.startsWith('lost/'),
        fetch: async (which) => (which.kind === 'named' && which.name === 'lost' ? 'none' : 1000),
      },
      workers: { run: async () => refuse('killed') },
      pages: {
        navigateTo: this.#navigate('navigateTo'),
        redirectTo: this.#navigate('redirectTo'),
        reLaunch: this.#navigate('reLaunch'),
        switchTab: this.#navigate('switchTab'),
        navigateBack: this.#navigate('navigateBack'),
        all: () => Array.from({ length: this.pageCount }, (_, index) => this.#makePage(index + 1)),
      },
      overlays: {
        showToast: this.#records('overlays.showToast'),
        showLoading: this.#records('overlays.showLoading'),
        hide: this.#records('overlays.hide'),
        showModal: async (modal) => {
          this.#ask('overlays.showModal', modal)
          return this.modalAnswer
        },
        showActionSheet: async (sheet) => {
          this.#ask('overlays.showActionSheet', sheet)
          return this.sheetAnswer
        },
        previewImages: async (preview) => this.#ask('overlays.previewImages', preview),
      },
      storage: {
        read: async (key) => this.stored.get(key),
        write: async (key, value) => {
          if (this.storageRefusal !== undefined) return refuse(this.storageRefusal)
          this.stored.set(key, value)
          return accept(undefined)
        },
        remove: async (key) => void this.stored.delete(key),
        clear: async () => this.stored.clear(),
        info: async () => ({ keys: [...this.stored.keys()], currentSizeBytes: 0, limitSizeBytes: 0 }),
      },
      files: {
        addTemporary: async (bytes, extension) => {
          const path = `wxfile://tmp/${this.files.size + 1}.${extension}`
          this.files.set(path, bytes)
          return path
        },
        read: async (path) => this.files.get(path),
        write: async (path, bytes) => {
          if (!path.startsWith('wxfile://usr/')) return refuse(`permission denied, open "${path}"`)
          this.files.set(path, bytes)
          return accept(undefined)
        },
        remove: async (path) => this.files.delete(path),
        list: async (prefix) =>
          [...this.files]
            .filter(([path]) => path.startsWith(prefix))
            .map(([path, { size }]) => ({ path, sizeBytes: size, modifiedAtMs: 1000 })),
      },
      network: {
        request: async (request, watch) => {
          this.#ask('network.request', request)
          if (this.isNetworkHanging) {
            await new Promise((resolve) => watch.signal.addEventListener('abort', resolve))
            return refuse('abort')
          }
          const outcome = this.respond(request)
          if (outcome.ok) {
            watch.onHead?.(outcome.value)
            watch.onChunk?.(await outcome.value.body.arrayBuffer())
            watch.onProgress?.({ transferredBytes: 5, totalBytes: 10 })
          }
          return outcome
        },
        connectSocket: async (request, watch) => {
          this.#ask('network.connectSocket', request)
          if (this.socketRefusal !== undefined) return refuse(this.socketRefusal)
          this.socket = watch
          return accept({
            protocol: request.protocols[0] ?? '',
            headers: { Upgrade: 'websocket' },
            send: this.#records('socket.send'),
            close: (code: number, reason: string) => {
              this.#ask('socket.close', code, reason)
              watch.onClose(code, reason)
            },
          })
        },
        reachRawSocket: async (kind, url) => {
          this.#ask('network.reachRawSocket', kind, url)
          return refuse(this.rawSocketRefusal)
        },
        type: () => this.networkType,
        onTypeChange: (listener) => {
          this.#ask('network.onTypeChange')
          this.tellNetworkType = listener
          return this.#records('network.stop')
        },
      },
      device: {
        readClipboard: async () => accept(this.clipboard),
        writeClipboard: async (text) => {
          if (this.device.ok) this.clipboard = text
          return this.device
        },
        vibrate: (durationMs) => {
          this.#ask('device.vibrate', durationMs)
          return this.device
        },
        pickFiles: async (pick) => {
          this.#ask('device.pickFiles', pick)
          return this.picked
        },
        saveFile: this.#does('device.saveFile'),
        callPhone: this.#does('device.callPhone'),
        locate: async (options) => {
          this.#ask('device.locate', options)
          return accept({ latitude: 39.908, longitude: 116.397, accuracyM: 10 })
        },
        setKeepScreenOn: this.#does('device.setKeepScreenOn'),
        scanCode: async () => accept({ text: '麻雀', format: 'QR_CODE' }),
      },
      sound: {
        open: (options, watch) => {
          this.#ask('sound.open', options)
          this.tellSound = watch
          return {
            change: this.#records('sound.change'),
            play: this.#records('sound.play'),
            pause: this.#records('sound.pause'),
            stop: this.#records('sound.stop'),
            seek: this.#records('sound.seek'),
            close: this.#records('sound.close'),
          }
        },
      },
      permissions: {
        request: async (scope) => (this.permissions.get(scope) === false ? 'denied' : 'granted'),
        askForPhone: async (masked) => {
          this.#ask('permissions.askForPhone', masked)
          return this.givesPhone ? 'granted' : 'denied'
        },
        granted: async () => Object.fromEntries(this.permissions),
        openSettings: async () => this.#ask('permissions.openSettings'),
      },
      privacy: {
        contractName: () => '《Test》',
        isDue: () => this.isPrivacyDue,
        require: async (referrer) => {
          this.#ask('privacy.require', referrer)
          return this.isPrivacyDue ? 'refused' : 'agreed'
        },
        takeQuestions: this.#records('privacy.takeQuestions'),
        agree: this.#records('privacy.agree'),
        answer: this.#records('privacy.answer'),
        openContract: this.#does('privacy.openContract'),
      },
      platform: {
        login: async () => accept('code-1'),
        hasSession: async () => this.platformAnswers['hasSession']?.ok === true,
        userData: async (language) => {
          const signed = {
            rawData: JSON.stringify(anonymousUser(language)),
            signature: 's',
            encryptedData: 'e',
            iv: 'i',
          }
          return this.platformAnswers['userData']?.ok ? accept(signed) : refuse('session is expired')
        },
        phone: async () =>
          this.platformAnswers['phone']?.ok ? accept('138****0000') : refuse('no permission'),
        givePhone: async () => accept({ code: 'phone-1' }),
        call: async (name, params) => {
          this.#ask(`platform.${name}`, params)
          return this.platformAnswers[name] ?? refuse('not supported')
        },
        openApp: this.#does('platform.openApp'),
        returnToApp: this.#does('platform.returnToApp'),
        share: this.#does('platform.share'),
      },
    }
  }
}

/** An answer of a server. */
export function answered(
  body: string,
  head: { readonly status?: number; readonly type?: string } = {},
): Result<OutboundAnswer> {
  return accept({
    status: head.status ?? 200,
    headers: { 'content-type': head.type ?? 'application/json' },
    cookies: [],
    body: new Blob([body], { type: head.type ?? 'application/json' }),
  })
}

export function pickedFile(name: string, type: string, text = 'x'): PickedFile {
  return { name, bytes: new Blob([text], { type }), modifiedAtMs: 5000 }
}
