/** The two HTML documents of a content origin, made once from the built runtimes. */
import { createHash } from 'node:crypto'
import type { ScriptHash } from './frame-policy.ts'

/** Text of the built scripts: classic scripts, complete in themselves. */
export interface FrameScripts {
  /** Runs in the window of the logic frame: starts the worker, and nothing else. */
  readonly logicFrame: string
  /** Runs in the worker. */
  readonly logicWorker: string
  readonly view: string
}

export interface FrameDocuments {
  readonly logic: FrameDocument
  readonly view: FrameDocument
  /** Names this build: documents asked for under it can be kept for ever. */
  readonly version: string
}

export interface FrameDocument {
  readonly html: string
  readonly scriptHash: ScriptHash
}

export function makeFrameDocuments(scripts: FrameScripts): FrameDocuments {
  const logicFrame = inlineScript(scripts.logicFrame)
  const view = inlineScript(scripts.view)
  const logic: FrameDocument = {
    html: `<!doctype html><meta charset="utf-8"><title>logic</title><script type="text/plain" id="worker">${inlineScript(scripts.logicWorker)}</script><script>${logicFrame}</script>`,
    scriptHash: hashOf(logicFrame),
  }
  const viewDocument: FrameDocument = {
    html: `<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1,maximum-scale=1,user-scalable=no,viewport-fit=cover"><title>view</title></head><body><script>${view}</script></body></html>`,
    scriptHash: hashOf(view),
  }
  const version = createHash('sha256').update(logic.html).update(viewDocument.html).digest('hex').slice(0, 16)
  return { logic, view: viewDocument, version }
}

/** `</script` and `<!--` would end or bend the element; in JavaScript both only occur inside literals. */
function inlineScript(text: string): string {
  return text.replaceAll(/<(\/script|!--)/gi, '\\x3C$1')
}

function hashOf(text: string): ScriptHash {
  return createHash('sha256').update(text).digest('base64')
}
