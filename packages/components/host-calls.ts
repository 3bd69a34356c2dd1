/** What built-ins ask of the host: every call with its parameters, and what becomes of answers. */
import type { CallAnswer } from '@maque/protocol/bridge/logic-host.ts'
import type { EventTarget } from '@maque/protocol/bridge/logic-view.ts'
import type { BuiltInPort } from '@maque/runtime-view/ports/built-in.ts'

/** The names are those of `wx.*` where there is one; parameters as there. */
export interface HostCalls {
  readonly navigateTo: { readonly url: string }
  readonly redirectTo: { readonly url: string }
  readonly switchTab: { readonly url: string }
  readonly reLaunch: { readonly url: string }
  readonly navigateBack: { readonly delta: number }
  readonly navigateToMiniProgram: {
    readonly appId: string
    readonly path: string
    readonly extraData: unknown
    readonly envVersion: string
    readonly shortLink: string
  }
  readonly navigateBackMiniProgram: { readonly extraData: unknown }
  readonly exitMiniProgram: Readonly<Record<string, never>>

  /** Asks the page for its `onShareAppMessage`, then shares. */
  readonly shareAppMessage: { readonly from: 'button'; readonly target: EventTarget }
  readonly getUserInfo: { readonly lang: string; readonly withCredentials: boolean }
  readonly getPhoneNumber: { readonly showsQuotaToast: boolean }
  readonly getRealtimePhoneNumber: { readonly showsQuotaToast: boolean }
  readonly openCustomerServiceConversation: {
    readonly sessionFrom: string
    readonly showMessageCard: boolean
    readonly sendMessageTitle: string
    readonly sendMessagePath: string
    readonly sendMessageImg: string
  }
  readonly openSetting: Readonly<Record<string, never>>
  readonly launchApp: { readonly appParameter: string }
  readonly openFeedback: Readonly<Record<string, never>>
  /** Answers `{ avatarUrl }`. */
  readonly chooseAvatar: Readonly<Record<string, never>>
  readonly agreePrivacyAuthorization: { readonly buttonId: string }
  readonly createLiveActivity: Readonly<Record<string, never>>

  readonly setNavigationBarTitle: { readonly title: string }
  readonly paintNavigationBar: {
    readonly frontColor?: string
    readonly backgroundColor?: string
    readonly animation: { readonly duration: number; readonly timingFunc: string }
  }
  readonly showNavigationBarLoading: Readonly<Record<string, never>>
  readonly hideNavigationBarLoading: Readonly<Record<string, never>>
  readonly setBackgroundColor: {
    readonly backgroundColor?: string
    readonly backgroundColorTop?: string
    readonly backgroundColorBottom?: string
  }
  readonly setBackgroundTextStyle: { readonly textStyle: string }
  readonly setPageOrientation: { readonly orientation: string }

  /** Answered once the user goes back, which then does not close the page; refused by `releaseBack`. */
  readonly interceptBack: Readonly<Record<string, never>>
  readonly releaseBack: Readonly<Record<string, never>>

  /** Shows a web site over the page, in a frame of its own: answered once it is there. */
  readonly openWebView: { readonly url: string }

  /** Answers `{ data }`, what the site has posted, once the page is about to be left or shared. */
  readonly nextSiteMessages: Readonly<Record<string, never>>

  /** A picture was pressed long: `<image show-menu-by-longpress>`. */
  readonly showImageMenu: { readonly url: string }
  /** Answers `{ bytes }` of a file of the app's own. */
  readonly readFile: { readonly path: string }
  /** Answers `RegionList`: too much data to be in every view. */
  readonly loadRegions: Readonly<Record<string, never>>
}

/** Calls the host; a host that is gone counts as a refusal. */
export function callHost<Name extends keyof HostCalls>(
  port: BuiltInPort,
  name: Name,
  params: HostCalls[Name],
): Promise<CallAnswer> {
  return port.call(name, params).catch(() => ({ ok: false, reason: 'the host is gone' }))
}

/** The detail of an event that reports the outcome of a call, with WeChat's `errMsg`. */
export function outcomeDetail(name: keyof HostCalls, answer: CallAnswer): Readonly<Record<string, unknown>> {
  if (!answer.ok) {
    return {
      ...answer.detail,
      ...(answer.errno === undefined ? {} : { errno: answer.errno }),
      errMsg: `${name}:fail ${answer.reason}`,
    }
  }
  const result = typeof answer.result === 'object' ? answer.result : {}
  return { ...result, errMsg: `${name}:ok` }
}
