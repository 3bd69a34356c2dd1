/**
 * Drawing that was recorded in logic and is replayed on a canvas.
 *
 * Only names of drawing are obeyed: a recording comes from an app.
 */
import { withLastCanvasFont } from '@maque/base/canvas-font.ts'

export type CanvasAction =
  | { readonly method: string; readonly args: readonly unknown[] }
  | { readonly set: string; readonly value: unknown }

/** What stands for a gradient or a pattern in a recording. */
export type Paint =
  | string
  | {
      readonly gradient: 'linear' | 'radial' | 'conic'
      readonly args: readonly number[]
      readonly stops: readonly (readonly [offset: number, color: string])[]
    }
  | { readonly pattern: string; readonly repetition: string }

const methods: ReadonlySet<string> = new Set(
  (
    'arc arcTo beginPath bezierCurveTo clearRect clip closePath drawImage ellipse fill fillRect fillText ' +
    'lineTo moveTo quadraticCurveTo rect resetTransform restore rotate roundRect save scale setLineDash ' +
    'setTransform stroke strokeRect strokeText transform translate'
  ).split(' '),
)

const properties: ReadonlySet<string> = new Set(
  (
    'direction fillStyle filter font globalAlpha globalCompositeOperation imageSmoothingEnabled ' +
    'imageSmoothingQuality letterSpacing lineCap lineDashOffset lineJoin lineWidth miterLimit shadowBlur ' +
    'shadowColor shadowOffsetX shadowOffsetY strokeStyle textAlign textBaseline'
  ).split(' '),
)

/** Takes note of colors, widths, fonts and the like; the function that is given sets them again. */
export function keepStyles(context: CanvasRenderingContext2D): () => void {
  const styles = [...properties].map((name) => [name, Reflect.get(context, name)] as const)
  const dash = context.getLineDash()
  return () => {
    for (const [name, value] of styles) Reflect.set(context, name, value)
    context.setLineDash(dash)
  }
}

/** The list that came over the bridge; what is no action is left out. */
export function canvasActionsOf(value: unknown): readonly CanvasAction[] {
  return Array.isArray(value) ? value.filter(isAction) : []
}

function isAction(value: unknown): value is CanvasAction {
  if (typeof value !== 'object' || value === null) return false
  if ('method' in value)
    return typeof value.method === 'string' && 'args' in value && Array.isArray(value.args)
  return 'set' in value && typeof value.set === 'string'
}

/** The pictures that a recording draws, to be loaded before it is replayed. */
export function picturesOf(actions: readonly CanvasAction[]): readonly string[] {
  const sources = actions.flatMap((action) => {
    if ('method' in action) return action.method === 'drawImage' ? [action.args[0]] : []
    const paint = action.value
    return typeof paint === 'object' && paint !== null && 'pattern' in paint ? [paint.pattern] : []
  })
  return [...new Set(sources.filter((source) => typeof source === 'string'))]
}

/** Replays in order. A picture that could not be loaded is not drawn. */
export function replay(
  context: CanvasRenderingContext2D,
  actions: readonly CanvasAction[],
  pictures: ReadonlyMap<string, CanvasImageSource>,
): void {
  for (const action of actions) {
    if ('set' in action) {
      if (!properties.has(action.set)) continue
      const value = isPaint(action.value) ? paintOf(context, action.value, pictures) : action.value
      const isFont = action.set === 'font' && typeof value === 'string'
      if (value !== undefined) Reflect.set(context, action.set, isFont ? withLastCanvasFont(value) : value)
      continue
    }
    if (!methods.has(action.method)) continue
    const args = [...action.args]
    if (action.method === 'drawImage') {
      const picture = pictures.get(String(args[0]))
      if (picture === undefined) continue
      args[0] = picture
    }
    // A name on the list is a method of every 2D context.
    const method = Reflect.get(context, action.method) as
      | ((...args: readonly unknown[]) => unknown)
      | undefined
    if (method !== undefined) Reflect.apply(method, context, args)
  }
}

function isPaint(value: unknown): value is Exclude<Paint, string> {
  return typeof value === 'object' && value !== null && ('gradient' in value || 'pattern' in value)
}

function paintOf(
  context: CanvasRenderingContext2D,
  paint: Exclude<Paint, string>,
  pictures: ReadonlyMap<string, CanvasImageSource>,
): CanvasGradient | CanvasPattern | undefined {
  if ('pattern' in paint) {
    const picture = pictures.get(paint.pattern)
    return picture === undefined ? undefined : (context.createPattern(picture, paint.repetition) ?? undefined)
  }
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = paint.args
  const gradient =
    paint.gradient === 'linear'
      ? context.createLinearGradient(a, b, c, d)
      : paint.gradient === 'radial'
        ? context.createRadialGradient(a, b, c, d, e, f)
        : context.createConicGradient(a, b, c)
  for (const [offset, color] of paint.stops) gradient.addColorStop(offset, color)
  return gradient
}
