/** The HTML documents of a content origin's frames, made once from the built runtimes. */
import { createHash } from 'node:crypto'
import type { ScriptHash } from './frame-policy.ts'

/** Text of the built scripts: classic scripts, complete in themselves. */
export interface FrameScripts {
  /** Runs in the window of the logic frame: starts the worker, and nothing else. */
  readonly logicFrame: string
  /** Runs in the worker. */
  readonly logicWorker: string
  /** Runs in workers of the app's own. */
  readonly appWorker: string
  /** Runs in views: with the common built-ins, and with all. */
  readonly view: string
  readonly viewWithAll: string
  /** Runs in the frame around a web site that the app shows. */
  readonly site: string
  /** What such a site includes to talk to the app. */
  readonly siteBridge: string
}

/** Reads the scripts below the folder of what was built. */
export async function readFrameScripts(read: (path: string) => Promise<string>): Promise<FrameScripts> {
  const [logicFrame, logicWorker, appWorker, view, viewWithAll, site, siteBridge] = await Promise.all([
    read('frames/logic-frame.js'),
    read('frames/logic-worker.js'),
    read('frames/app-worker.js'),
    read('frames/view.js'),
    read('frames/view-with-all.js'),
    read('frames/site.js'),
    read('frames/site-bridge.js'),
  ])
  return { logicFrame, logicWorker, appWorker, view, viewWithAll, site, siteBridge }
}

export interface FrameDocuments {
  readonly logic: FrameDocument
  readonly view: FrameDocument
  readonly viewWithAll: FrameDocument
  readonly site: FrameDocument
  readonly siteBridge: string
  /** Names this build: documents asked for under it can be kept for ever. */
  readonly version: string
}

export interface FrameDocument {
  readonly html: string
  readonly scriptHash: ScriptHash
}

export function makeFrameDocuments(scripts: FrameScripts): FrameDocuments {
  const logicFrame = inlineScript(scripts.logicFrame)
  const logic: FrameDocument = {
    html: `<!doctype html><meta charset="utf-8"><title>logic</title><script type="text/plain" id="worker">${inlineScript(scripts.logicWorker)}</script><script type="text/plain" id="app-worker">${inlineScript(scripts.appWorker)}</script><script>${logicFrame}</script>`,
    scriptHash: hashOf(logicFrame),
  }
  const view = viewDocument(scripts.view)
  const viewWithAll = viewDocument(scripts.viewWithAll)
  const site = inlineScript(scripts.site)
  const siteDocument: FrameDocument = {
    html: `<!doctype html><meta charset="utf-8"><title>site</title><style>html,body{height:100%;margin:0}iframe{display:block;width:100%;height:100%;border:0;background:#fff}</style><body><script>${site}</script></body>`,
    scriptHash: hashOf(site),
  }
  const version = [logic, view, viewWithAll]
    .reduce((hash, { html }) => hash.update(html), createHash('sha256'))
    .digest('hex')
    .slice(0, 16)
  return { logic, view, viewWithAll, site: siteDocument, siteBridge: scripts.siteBridge, version }
}

function viewDocument(text: string): FrameDocument {
  const script = inlineScript(text)
  return {
    html: `<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1,maximum-scale=1,user-scalable=no,viewport-fit=cover"><title>view</title></head><body><script>${script}</script></body></html>`,
    scriptHash: hashOf(script),
  }
}

/** `</script` and `<!--` would end or bend the element; in JavaScript both only occur inside literals. */
function inlineScript(text: string): string {
  return text.replaceAll(/<(\/script|!--)/gi, '\\x3C$1')
}

function hashOf(text: string): ScriptHash {
  return createHash('sha256').update(text).digest('base64')
}
