/**
 * Containers of WeChat's other renderer whose behaviour (worklets, flights, gestures negotiated
 * on a render thread) has no counterpart on the web. Their content is laid out as if they were
 * not there, or as a block where their box matters.
 */
import type { BuiltIn } from '@maque/runtime-view/ports/built-in.ts'

const transparent = [
  'tap-gesture-handler',
  'double-tap-gesture-handler',
  'long-press-gesture-handler',
  'force-press-gesture-handler',
  'pan-gesture-handler',
  'horizontal-drag-gesture-handler',
  'vertical-drag-gesture-handler',
  'scale-gesture-handler',
]

const blocks = [
  'open-container',
  'snapshot',
  'native-component',
  'nested-scroll-header',
  'nested-scroll-body',
]

export const drawnContainers: readonly BuiltIn[] = [
  ...transparent.map((tag) => ({ tag, style: `wx-${tag} { display: contents }` })),
  ...blocks.map((tag) => ({ tag, style: `wx-${tag} { display: block }` })),
]
