/**
 * What the host side of a capability (`<name>.host.ts`) is, and everything it may touch.
 *
 *     export const setNavigationBarTitleOnHost: CapabilityOnHost<{ title: string }> = {
 *       name: 'setNavigationBarTitle',
 *       params: z.object({ title: z.string() }),
 *       run({ title }, { page }) {
 *         page?.navigationBar.setTitle(title)
 *         return { ok: true, result: {} }
 *       },
 *     }
 *
 * (1) `run` is reached only with parameters that `params` accepted, copied without prototypes,
 *     from a caller that is allowed and within its rate.
 * (2) An exception in `run` is a fault of ours: the app gets `internal error`, the host a report.
 * (3) Nothing in `HostContext` reaches another app, another user, or the platform's own page.
 */
import type { AppConfig } from '@maque/protocol/bundle/app-config.ts'
import type { CallAnswer, LaunchOptions, LogicStart } from '@maque/protocol/bridge/logic-host.ts'
import type { MirrorChange } from './mirror-change.ts'
import type { DeviceOnHost } from './device.ts'
import type { FilesOnHost } from './files.ts'
import type { NetworkOnHost } from './network.ts'
import type { OverlaysOnHost } from './overlays.ts'
import type { PackagesOnHost } from './packages.ts'
import type { PageOnHost, PageStackOnHost } from './page-stack.ts'
import type { PermissionScope, PermissionsOnHost } from './permissions.ts'
import type { PlatformOnHost } from './platform.ts'
import type { PrivacyOnHost } from './privacy.ts'
import type { SoundOnHost } from './sound.ts'
import type { StorageOnHost } from './storage.ts'
import type { WorkersOnHost } from './workers.ts'
import type { TabBarOnHost } from './tab-bar.ts'

export interface CapabilityOnHost<Params = unknown> {
  /** As called over the bridge: `showToast`. */
  readonly name: string
  /** A zod schema, or anything that parses like one. */
  readonly params: ParamsParser<Params>
  /** Refused with `not in foreground` while the app is hidden: camera, clipboard, modal dialogs. */
  readonly needsForeground?: true
  /** Asked of the user before the first run; refused with `auth deny` when they decline. */
  readonly scope?: PermissionScope
  /** Method syntax on purpose: lists hold capabilities of different parameters. */
  run(params: Params, context: HostContext): CallAnswer | Promise<CallAnswer>
}

export interface ParamsParser<Params> {
  safeParse(
    value: unknown,
  ):
    | { readonly success: true; readonly data: Params }
    | { readonly success: false; readonly error: { readonly issues: readonly ParamsIssue[] } }
}

export interface ParamsIssue {
  readonly path: readonly PropertyKey[]
  /**
   * Of a capability: WeChat's words, `parameter.title should be String instead of Undefined;`. The
   * reason that an app is told is `parameter error: ` and the messages joined by a space.
   */
  readonly message: string
}

/** Services are the same objects in every call of one running app, so what a call holds can be keyed by them. */
export interface HostContext {
  readonly app: AppOnHost
  readonly caller: CapabilityCaller
  /** The page that the call concerns: the caller's own, or the topmost one. Absent while the app starts. */
  readonly page: PageOnHost | undefined
  readonly pages: PageStackOnHost
  readonly packages: PackagesOnHost
  readonly workers: WorkersOnHost
  /** Absent when the app has none. */
  readonly tabBar: TabBarOnHost | undefined
  readonly overlays: OverlaysOnHost
  readonly storage: StorageOnHost
  readonly files: FilesOnHost
  readonly network: NetworkOnHost
  readonly device: DeviceOnHost
  /** Absent where nothing can be played: such calls are refused with `not supported`. */
  readonly sound?: SoundOnHost
  readonly permissions: PermissionsOnHost
  readonly privacy: PrivacyOnHost
  readonly platform: PlatformOnHost

  /** Tells logic news under a name: what `wx.on…` listeners get. */
  emit(name: string, payload: unknown): void
  /** Corrects what synchronous calls in logic answer from. */
  updateMirror(change: MirrorChange): void
}

/** Who calls. `id` is the number logic or view gave the call: news about a running call carry it. */
export interface CapabilityCaller {
  readonly side: 'logic' | 'view'
  readonly id: number
  /**
   * Aborted when the app cancels the call or is closed. What lasts (a socket, a sound, a
   * subscription) is a call that is answered at its end, so that this signal ends it.
   */
  readonly signal: AbortSignal
}

export interface AppOnHost {
  /** Unlike any other app's, stable over releases; separates what is stored. */
  readonly key: string
  readonly name: string
  /** A URL that the host page can show, or absent. */
  readonly iconUrl?: string
  readonly config: AppConfig
  readonly version: LogicStart['platform']
  readonly launch: LaunchOptions
  /** Whether the person sees it now. */
  isInForeground(): boolean
  /** Closes the app as its capsule button does. */
  close(): void
  /** Closes it and opens it again at a path, by default at its entry page. */
  restart(path?: string): void
}
