/** Canvases of the second interface: of elements, and of no element. */
import type { CallAnswer } from '@maque/protocol/bridge/logic-host.ts'
import type { BuiltInPlace, CapabilityInLogic, LogicPort } from '@maque/runtime-logic/ports/capability.ts'
import { fromBase64 } from '@maque/base/base64.ts'
import { record } from '../record.ts'
import { callInView, type ViewTarget } from '../view-context.logic.ts'
import type { ReadPicture } from './canvas-image.logic.ts'
import { CanvasNode, type CanvasNodeServices } from './canvas-node.logic.ts'

// Taken before app code runs, for then the global is gone.
const Picture = globalThis.Blob

export const canvasNodesInLogic: CapabilityInLogic = (port) => {
  port.offerNode('canvas', (place) => elementCanvas(port, place))
  return {
    createOffscreenCanvas: (given?: unknown, height?: unknown) => offscreenCanvas(port, given, height),
  }
}

/** A part of a canvas, as a temporary file. */
export async function nodeToTempFile(
  port: LogicPort,
  node: CanvasNode,
  options: Readonly<Record<string, unknown>>,
): Promise<CallAnswer> {
  const given = (name: string, otherwise: number): number => {
    const value = options[name] === undefined ? Number.NaN : Number(options[name])
    return Number.isFinite(value) ? value : otherwise
  }
  const x = given('x', 0)
  const y = given('y', 0)
  const width = given('width', node.width - x)
  const height = given('height', node.height - y)
  const isJpeg = options['fileType'] === 'jpg'
  const size = { destWidth: given('destWidth', width), destHeight: given('destHeight', height) }
  if (size.destWidth < 1 || size.destHeight < 1) return { ok: false, reason: 'canvas is empty' }
  const quality = options['quality'] === undefined ? undefined : given('quality', 1)
  const type = isJpeg ? 'image/jpeg' : 'image/png'
  const blob = await CanvasNode.toBlob(node, { x, y, width, height, ...size, type, quality })
  return port.call('keepTemporaryFile', {
    bytes: await blob.arrayBuffer(),
    extension: isJpeg ? 'jpg' : 'png',
  })
}

/** For nodes: the host reads pictures by the rules of downloads. */
function readPictureOf(port: LogicPort): ReadPicture {
  return async (source) => {
    const data = /^data:([^;,]*);base64,(.*)$/s.exec(source)
    if (data) return new Picture([fromBase64(data[2] ?? '')], { type: data[1] ?? '' })
    const answer = await port.call('readPicture', { source })
    const { bytes } = record(answer.ok ? answer.result : undefined)
    if (!(bytes instanceof ArrayBuffer)) throw new Error(`there is no picture ${source}`)
    return new Picture([bytes])
  }
}

/** `{ type, width, height }`, or `(width, height)` as it was first. */
function offscreenCanvas(port: LogicPort, given: unknown, second: unknown): CanvasNode | null {
  const { width = given, height = second } = record(given)
  const size = { width: Number(width), height: Number(height) }
  const isSized = Number.isFinite(size.width) && Number.isFinite(size.height)
  const node = CanvasNode.make(nodeServices(port), isSized ? size : undefined)
  return node ?? null
}

function nodeServices(port: LogicPort): CanvasNodeServices {
  return { readPicture: readPictureOf(port), reportError: port.reportError }
}

/** The node of an element; without drawing where the browser cannot draw in workers. */
function elementCanvas(port: LogicPort, { selector, ...place }: BuiltInPlace): object {
  const target: ViewTarget = { component: 'canvas', selector, place }
  const show = async (picture: ImageBitmap): Promise<void> => {
    const answer = await callInView(port, target, 'show', [picture])
    picture.close()
    if (!answer.ok) throw new Error(answer.reason)
  }
  return CanvasNode.make({ ...nodeServices(port), show }) ?? { width: 0, height: 0, getContext: () => null }
}
