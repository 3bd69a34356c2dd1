import type { Touch } from '@maque/protocol/bridge/logic-view.ts'

interface TouchPoint {
  readonly pageX: number
  readonly pageY: number
  readonly clientX: number
  readonly clientY: number
}

/** A touch as event objects have it. On a canvas it also has its place within. */
export function touchOf(point: TouchPoint, identifier: number, target: Element | null, force = 1): Touch {
  const { pageX, pageY, clientX, clientY } = point
  const canvas = target?.closest('wx-canvas')
  if (!canvas) return { identifier, pageX, pageY, clientX, clientY, force }
  const { left, top } = canvas.getBoundingClientRect()
  return { identifier, pageX, pageY, clientX, clientY, force, x: clientX - left, y: clientY - top }
}

export function touchesOf(list: TouchList, target: Element | null): readonly Touch[] {
  return Array.from(list, (touch) => touchOf(touch, touch.identifier, target, touch.force))
}
