import type { CallAnswer } from '@maque/protocol/bridge/logic-host.ts'
import type { CapabilityInLogic, LogicPort } from '@maque/runtime-logic/ports/capability.ts'
import { fromBase64 } from '@maque/base/base64.ts'
import { record } from '../record.ts'
import { unheeded } from '../unheeded.logic.ts'
import { CanvasNode } from './canvas-node.logic.ts'
import { nodeToTempFile } from './canvas-nodes.logic.ts'
import { callInView, placeIn, type ViewTarget } from '../view-context.logic.ts'
import { withoutFunctions } from '../without-functions.ts'
import { createRecorder } from './canvas-recorder.ts'
import { measureText } from './measure-text.logic.ts'

export const canvasInLogic: CapabilityInLogic = (port) => ({
  createCanvasContext(canvasId: unknown, component?: unknown) {
    const target = canvasIn(port, canvasId, component)
    return createRecorder({
      draw: (actions, isReserved, drawn) =>
        void callInView(port, target, 'draw', [actions, isReserved]).then((answer) => {
          if (answer.ok && typeof drawn === 'function') drawn()
        }),
      measure: measureText,
    })
  },

  /** The interface before `createCanvasContext`: a context without canvas, drawn by `drawCanvas`. */
  createContext: () => createRecorder({ draw: () => undefined, measure: measureText }),
  drawCanvas(options?: unknown) {
    const { canvasId, actions, reserve } = record(options)
    const recorded = Array.isArray(actions) ? actions : []
    const target = canvasIn(port, canvasId, undefined)
    const drawn = callInView(port, target, 'draw', [recorded, Boolean(reserve)])
    return unheeded(port.settle('drawCanvas', options, drawn))
  },

  canvasToTempFilePath: (options?: unknown, component?: unknown) =>
    port.settle('canvasToTempFilePath', options, toTempFile(port, options, component)),

  canvasGetImageData: (options?: unknown, component?: unknown) =>
    port.settle('canvasGetImageData', options, pixels(port, options, component)),
  canvasPutImageData: (options?: unknown, component?: unknown) =>
    port.settle('canvasPutImageData', options, ask(port, 'putImageData', options, component)),
})

/** The `canvas-id` stands on the element in the view. */
function canvasIn(port: LogicPort, canvasId: unknown, component: unknown): ViewTarget {
  const quoted = String(canvasId).replace(/["\\]/g, '\\$&')
  return { component: 'canvas', selector: `[canvas-id="${quoted}"]`, place: placeIn(port, component) }
}

function ask(port: LogicPort, method: string, options: unknown, component: unknown): Promise<CallAnswer> {
  const { canvasId, ...rest } = withoutFunctions(options)
  return callInView(port, canvasIn(port, canvasId, component), method, [rest])
}

async function pixels(port: LogicPort, options: unknown, component: unknown): Promise<CallAnswer> {
  const answer = await ask(port, 'getImageData', options, component)
  return answer.ok && answer.result === undefined ? { ok: false, reason: 'canvas is empty' } : answer
}

async function toTempFile(port: LogicPort, options: unknown, component: unknown): Promise<CallAnswer> {
  const { canvas, ...given } = record(options)
  if (canvas instanceof CanvasNode) return nodeToTempFile(port, canvas, given)
  const picture = await ask(port, 'toTempFilePath', given, component)
  if (!picture.ok) return picture
  if (typeof picture.result !== 'string') return { ok: false, reason: 'canvas is empty' }
  const { result } = picture
  return port.call('keepTemporaryFile', {
    bytes: fromBase64(result.slice(result.indexOf(',') + 1)).buffer,
    extension: result.startsWith('data:image/jpeg') ? 'jpg' : 'png',
  })
}
