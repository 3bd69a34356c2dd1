/**
 * Which touches of a page handlers cannot keep from scrolling: what its JSON says, or what was set since.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/reference/configuration/app.html#enablePassiveEvent
 */
import type { PassiveEvents } from '@maque/protocol/bundle/app-config.ts'

/** Every event by its name. What is not said stays as it was. */
export function passiveEvents(said: unknown, before: PassiveEvents = {}): Required<PassiveEvents> {
  const fields = typeof said === 'object' && said !== null ? (said as PassiveEvents) : undefined
  const isPassive = (name: keyof PassiveEvents): boolean => {
    const own = typeof said === 'boolean' ? said : fields?.[name]
    return typeof own === 'boolean' ? own : before[name] === true
  }
  return {
    touchstart: isPassive('touchstart'),
    touchmove: isPassive('touchmove'),
    wheel: isPassive('wheel'),
  }
}
