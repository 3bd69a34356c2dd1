import type { CapabilityInLogic } from '@maque/runtime-logic/ports/capability.ts'
import { record } from '../record.ts'

/** One movement of a step: a CSS transform function, or `style` with a property and its value. */
interface Animate {
  readonly type: string
  readonly args: readonly unknown[]
}

interface AnimationAction {
  readonly animates: readonly Animate[]
  readonly option: {
    readonly transformOrigin: string
    readonly transition: {
      readonly duration: number
      readonly timingFunction: string
      readonly delay: number
    }
  }
}

const transforms =
  'matrix matrix3d rotate rotate3d rotateX rotateY rotateZ scale scale3d scaleX scaleY scaleZ skew skewX skewY translate translate3d translateX translateY translateZ'.split(
    ' ',
  )
const lengths = ['width', 'height', 'top', 'left', 'right', 'bottom']

/**
 * A class, so that data keeps the very object: apps put it there, and change `option.transition`
 * of what they find there.
 */
class AnimationObject {
  [call: string]: unknown
  readonly option: AnimationAction['option']

  constructor(option: AnimationAction['option']) {
    this.option = option
  }
}

export const animationInLogic: CapabilityInLogic = () => ({ createAnimation })

/**
 * (1) What a step says goes on holding in the next ones until said otherwise: a transform by its
 *     name, a style by its property. So moving and then turning keeps the place.
 * (2) Options of a step stand over those of the animation, for this step. Those of the animation
 *     are its `option`, which apps change between steps.
 */
function createAnimation(defaults?: unknown): object {
  const held = new Map<string, Animate>()
  let actions: AnimationAction[] = []

  const animation = new AnimationObject(optionOf(record(defaults), {}))
  Object.assign(animation, {
    step(options?: unknown) {
      const { transformOrigin, transition } = animation.option
      const option = optionOf({ transformOrigin, ...transition }, record(options))
      actions.push({ animates: [...held.values()], option })
      return animation
    },
    export() {
      const exported = { actions }
      actions = []
      return exported
    },
    opacity: (value: unknown) => style('opacity', value),
    backgroundColor: (value: unknown) => style('backgroundColor', value),
  })
  const style = (property: string, value: unknown) => {
    held.set(`style ${property}`, { type: 'style', args: [property, value] })
    return animation
  }
  for (const property of lengths) {
    animation[property] = (value: unknown) =>
      style(property, typeof value === 'number' ? `${value}px` : value)
  }
  for (const type of transforms) {
    animation[type] = (...args: readonly unknown[]) => {
      held.set(type, { type, args })
      return animation
    }
  }
  return animation
}

function optionOf(
  defaults: Readonly<Record<string, unknown>>,
  step: Readonly<Record<string, unknown>>,
): AnimationAction['option'] {
  const { transformOrigin, duration, timingFunction, delay } = { ...defaults, ...step }
  return {
    transformOrigin: typeof transformOrigin === 'string' ? transformOrigin : '50% 50% 0',
    transition: {
      duration: typeof duration === 'number' ? duration : 400,
      timingFunction: typeof timingFunction === 'string' ? timingFunction : 'linear',
      delay: typeof delay === 'number' ? delay : 0,
    },
  }
}
