/**
 * Records what an app draws, as the `<canvas>` component replays it: `{ method, args }` for a
 * call, `{ set, value }` for a state. Gradients and patterns travel as descriptions.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/canvas/CanvasContext.html
 */
export type CanvasAction =
  | { readonly method: string; readonly args: readonly unknown[] }
  | { readonly set: string; readonly value: unknown }

export interface CanvasServices {
  /** Gives what was recorded to the canvas; the callback runs once it is drawn. */
  draw(actions: readonly CanvasAction[], isReserved: boolean, drawn: unknown): void
  measure(text: string, font: string): number
}

const methods =
  'arc arcTo beginPath bezierCurveTo clearRect clip closePath drawImage ellipse fill fillRect fillText lineTo moveTo quadraticCurveTo rect restore rotate save scale setTransform stroke strokeRect strokeText transform translate'.split(
    ' ',
  )

/** States that can be written as properties; most have a `set…` method of the older interface too. */
const states =
  'fillStyle strokeStyle font globalAlpha globalCompositeOperation lineCap lineDashOffset lineJoin lineWidth miterLimit shadowBlur shadowColor shadowOffsetX shadowOffsetY textAlign textBaseline'.split(
    ' ',
  )
const setters =
  'fillStyle strokeStyle globalAlpha lineCap lineJoin lineWidth miterLimit textAlign textBaseline'.split(' ')

const DEFAULT_FONT = '10px sans-serif'

export function createRecorder(services: CanvasServices): object {
  let actions: CanvasAction[] = []
  const values = new Map<string, unknown>([['font', DEFAULT_FONT]])

  const call = (method: string, ...args: readonly unknown[]) => void actions.push({ method, args })
  const set = (state: string, value: unknown) => {
    values.set(state, value)
    actions.push({ set: state, value: value instanceof Gradient ? value.description() : value })
  }
  const font = () => String(values.get('font'))

  const context: Record<string, unknown> = {
    draw(isReserved?: unknown, drawn?: unknown) {
      const recorded = actions
      actions = []
      services.draw(recorded, Boolean(isReserved), drawn)
    },
    /** Of the first interface of all: what was recorded is taken out, for `wx.drawCanvas`. */
    getActions() {
      const recorded = actions
      actions = []
      return recorded
    },
    clearActions() {
      actions = []
    },
    setLineDash(pattern: readonly number[], offset = 0) {
      call('setLineDash', pattern)
      set('lineDashOffset', offset)
    },
    setShadow(offsetX = 0, offsetY = 0, blur = 0, color = 'black') {
      set('shadowOffsetX', offsetX)
      set('shadowOffsetY', offsetY)
      set('shadowBlur', blur)
      set('shadowColor', color)
    },
    setFontSize: (size: number) => set('font', font().replace(/\d+(\.\d+)?px/, `${size}px`)),
    measureText: (text: unknown) => ({ width: services.measure(String(text), font()) }),
    createLinearGradient: (...args: readonly number[]) => new Gradient('linear', args),
    createCircularGradient: (x: number, y: number, radius: number) =>
      new Gradient('radial', [x, y, 0, x, y, radius]),
    createPattern: (pattern: string, repetition: string) => ({ pattern, repetition }),
  }
  for (const method of methods) context[method] = (...args: readonly unknown[]) => call(method, ...args)
  for (const state of setters) {
    context[`set${state.charAt(0).toUpperCase()}${state.slice(1)}`] = (value: unknown) =>
      // The older interface says `normal` for what canvases call `alphabetic`.
      set(state, state === 'textBaseline' && value === 'normal' ? 'alphabetic' : value)
  }
  for (const state of states) {
    Object.defineProperty(context, state, {
      enumerable: true,
      get: () => values.get(state),
      set(value: unknown) {
        set(state, value)
      },
    })
  }
  return context
}

/** A gradient counts as it is when it becomes a style: stops added later do not change what was set. */
class Gradient {
  readonly #kind: 'linear' | 'radial'
  readonly #args: readonly number[]
  readonly #stops: (readonly [offset: number, color: string])[] = []

  constructor(kind: 'linear' | 'radial', args: readonly number[]) {
    this.#kind = kind
    this.#args = args
  }

  addColorStop(offset: number, color: string): void {
    this.#stops.push([offset, color])
  }

  description(): object {
    return { gradient: this.#kind, args: this.#args, stops: [...this.#stops] }
  }
}
