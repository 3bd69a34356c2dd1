/**
 * `<navigator>` — opens a page, goes back, or opens another app.
 *
 * For other apps it raises `success` or `fail`, then `complete`.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/navigator.html
 */
import type { CallAnswer } from '@maque/protocol/bridge/logic-host.ts'
import type { BuiltIn, BuiltInPort, MountedBuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { hyphenated } from '@maque/template/text.ts'
import { onActivation } from '../activation.ts'
import { booleanOf, numberOf, stringOf } from '../attribute-values.ts'
import { callHost, outcomeDetail, type HostCalls } from '../host-calls.ts'
import { Lifetime } from '../lifetime.ts'

export const navigator: BuiltIn = {
  tag: 'navigator',
  style: `
wx-navigator { display: block; cursor: pointer }
:where(wx-navigator.navigator-hover) { background-color: rgba(0, 0, 0, 0.1); opacity: 0.7 }`,
  hover: { class: 'navigator-hover', startMs: 50, stayMs: 600 },
  mount: mountNavigator,
}

function mountNavigator(element: HTMLElement, port: BuiltInPort): MountedBuiltIn {
  const lifetime = new Lifetime()
  const attributes = new Map<string, unknown>()
  const text = (name: string): string => stringOf(attributes.get(name))

  const activate = (): void => {
    if (text('target') === 'miniProgram') void leaveApp()
    else void openPage()
  }
  onActivation(element, { role: 'link', isDisabled: () => false, activate }, lifetime)

  /** A refusal is the host's to show: `<navigator>` has no event for it. */
  const openPage = (): Promise<CallAnswer> | undefined => {
    const url = text('url')
    switch (openTypeOf()) {
      case 'redirect':
        return callHost(port, 'redirectTo', { url })
      case 'switchTab':
        return callHost(port, 'switchTab', { url })
      case 'reLaunch':
        return callHost(port, 'reLaunch', { url })
      case 'navigateBack':
        return callHost(port, 'navigateBack', { delta: numberOf(attributes.get('delta'), 1) })
      case 'navigate':
        // Without an address a navigator is a plain block that its own tap handlers serve.
        return url === '' ? undefined : callHost(port, 'navigateTo', { url })
      default:
        return undefined
    }
  }

  /** In the first version `redirect` stood alone, without `open-type`. */
  const openTypeOf = (): string =>
    booleanOf(attributes.get('redirect')) ? 'redirect' : text('open-type') || 'navigate'

  const leaveApp = async (): Promise<void> => {
    switch (openTypeOf()) {
      case 'navigate':
        return tellOutcome('navigateToMiniProgram', {
          appId: text('app-id'),
          path: text('path'),
          extraData: attributes.get('extra-data') ?? {},
          envVersion: text('version') || 'release',
          shortLink: text('short-link'),
        })
      case 'navigateBack':
        return tellOutcome('navigateBackMiniProgram', { extraData: attributes.get('extra-data') ?? {} })
      case 'exit':
        return tellOutcome('exitMiniProgram', {})
    }
  }

  const tellOutcome = async <Name extends keyof HostCalls>(
    name: Name,
    params: HostCalls[Name],
  ): Promise<void> => {
    const answer = await callHost(port, name, params)
    const detail = outcomeDetail(name, answer)
    port.emit(answer.ok ? 'success' : 'fail', detail)
    port.emit('complete', detail)
  }

  return {
    set: (name, value) => void attributes.set(hyphenated(name), value),
    detached: () => lifetime.end(),
  }
}
