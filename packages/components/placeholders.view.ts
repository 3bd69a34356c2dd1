/**
 * Built-ins that need what the web does not have: a device's camera stream under the page, a
 * map service, live streams, other apps of the platform.
 *
 * Each draws a labelled box around its content, and tells the app by the event that its
 * documentation has for it, in its shape, so that apps show what they prepared for this case.
 * Advertisements and account cards draw nothing, as they do when there is none to show.
 */
import type { BuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { make } from './elements.ts'

interface Placeholder {
  readonly tag: string
  /** Shown in the box. Absent: nothing is drawn. */
  readonly label?: string
  readonly error?: { readonly type: string; readonly detail: unknown }
  readonly size?: string
}

const unsupported = 'not supported on this platform'

const all: readonly Placeholder[] = [
  {
    tag: 'camera',
    label: '相机',
    size: 'width: 100%; height: 300px',
    error: { type: 'error', detail: { errMsg: `camera:fail ${unsupported}` } },
  },
  {
    tag: 'map',
    label: '地图',
    size: 'width: 300px; height: 150px',
    error: { type: 'error', detail: { errMsg: `map:fail ${unsupported}` } },
  },
  {
    tag: 'live-player',
    label: '直播',
    size: 'width: 300px; height: 225px',
    // "Could not connect", the event that apps listen to.
    error: { type: 'statechange', detail: { code: -2301, message: unsupported } },
  },
  {
    tag: 'live-pusher',
    label: '直播推流',
    size: 'width: 300px; height: 225px',
    error: { type: 'error', detail: { errMsg: unsupported, errCode: 10001 } },
  },
  {
    tag: 'voip-room',
    label: '音视频通话',
    size: 'width: 300px; height: 225px',
    error: { type: 'error', detail: { errMsg: unsupported, errCode: -1 } },
  },
  { tag: 'channel-live', label: '视频号直播', size: 'width: 300px; height: 225px' },
  {
    tag: 'channel-video',
    label: '视频号',
    size: 'width: 300px; height: 225px',
    error: { type: 'error', detail: { errMsg: unsupported } },
  },
  { tag: 'ad', error: { type: 'error', detail: { errCode: 1004, errMsg: 'no advertisement' } } },
  { tag: 'ad-custom', error: { type: 'error', detail: { errCode: 1004, errMsg: 'no advertisement' } } },
  { tag: 'official-account', error: { type: 'error', detail: { status: 5, errMsg: unsupported } } },
  { tag: 'official-account-publish', error: { type: 'error', detail: { status: 5, errMsg: unsupported } } },
]

const boxStyle = `
.wx-placeholder { position: absolute; inset: 0; display: flex; align-items: center; justify-content: center; font-size: 14px; color: #888; background-color: #ededed }
`

function placeholder({ tag, label, size, error }: Placeholder): BuiltIn {
  return {
    tag,
    style:
      label === undefined
        ? `wx-${tag} { display: none }`
        : `wx-${tag} { position: relative; display: block; overflow: hidden; ${size ?? ''} }`,
    mount(element, port) {
      if (label !== undefined) {
        const text = `${label} · 此处不支持`
        element.append(make('div', { class: 'wx-placeholder', text, attributes: { role: 'note' } }))
      }
      return {
        set() {},
        attached: () => {
          if (error !== undefined) port.emit(error.type, error.detail)
        },
      }
    },
  }
}

export const placeholders: readonly BuiltIn[] = all.map((settings, place) => {
  const builtIn = placeholder(settings)
  return place === 0 ? { ...builtIn, style: `${boxStyle}${builtIn.style}` } : builtIn
})
