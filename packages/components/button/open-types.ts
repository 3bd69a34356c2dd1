/** What `open-type` makes of a tap. */
import type { BuiltInPort } from '@maque/runtime-view/ports/built-in.ts'
import { booleanOf, stringOf } from '../attribute-values.ts'
import { callHost, outcomeDetail, type HostCalls } from '../host-calls.ts'

/** Reads an attribute of the button as written. */
export type ReadAttribute = (name: string) => unknown

const AGREE = 'agreePrivacyAuthorization'

/** Runs what stands in `open-type`: one thing, or, with `|` between them, agreeing and what needs it. */
export async function runOpenTypes(openTypes: string, read: ReadAttribute, port: BuiltInPort): Promise<void> {
  const types = openTypes.split('|').map((type) => type.trim())
  // What is agreed to is given to the other at once.
  if (types.includes(AGREE)) await runOpenType(AGREE, read, port)
  for (const type of types) if (type !== AGREE) await runOpenType(type, read, port)
}

/**
 * Runs the capability behind an `open-type` and raises the event that tells its outcome. An
 * unknown type does nothing, as in WeChat.
 */
async function runOpenType(openType: string, read: ReadAttribute, port: BuiltInPort): Promise<void> {
  const tell = async <Name extends keyof HostCalls>(
    event: string,
    name: Name,
    params: HostCalls[Name],
  ): Promise<void> => {
    port.emit(event, outcomeDetail(name, await callHost(port, name, params)))
  }
  const phone = { showsQuotaToast: booleanOf(read('phone-number-no-quota-toast'), true) }

  switch (openType) {
    case 'share':
      await callHost(port, 'shareAppMessage', { from: 'button', target: port.target() })
      return
    case 'getUserInfo':
      return tell('getuserinfo', 'getUserInfo', {
        lang: stringOf(read('lang'), 'en'),
        withCredentials: true,
      })
    case 'getPhoneNumber':
      return tell('getphonenumber', 'getPhoneNumber', phone)
    case 'getRealtimePhoneNumber':
      return tell('getrealtimephonenumber', 'getRealtimePhoneNumber', phone)
    case 'contact':
      return tell('contact', 'openCustomerServiceConversation', {
        sessionFrom: stringOf(read('session-from')),
        showMessageCard: booleanOf(read('show-message-card')),
        sendMessageTitle: stringOf(read('send-message-title')),
        sendMessagePath: stringOf(read('send-message-path')),
        sendMessageImg: stringOf(read('send-message-img')),
      })
    case 'openSetting':
      return tell('opensetting', 'openSetting', {})
    case 'launchApp': {
      const answer = await callHost(port, 'launchApp', { appParameter: stringOf(read('app-parameter')) })
      port.emit(answer.ok ? 'launchapp' : 'error', outcomeDetail('launchApp', answer))
      return
    }
    case 'feedback':
      await callHost(port, 'openFeedback', {})
      return
    case 'chooseAvatar':
      return tell('chooseavatar', 'chooseAvatar', {})
    case AGREE:
      return tell('agreeprivacyauthorization', AGREE, { buttonId: port.target().id })
    case 'liveActivity':
      return tell('createliveactivity', 'createLiveActivity', {})
  }
}
