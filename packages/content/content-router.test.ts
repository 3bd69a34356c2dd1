import { describe, expect, it } from 'vitest'
import { contentBaseFor, createContentRouter, type ContentRouter } from './content-router.ts'
import type { ContentSource } from './content-source.ts'
import { makeFrameDocuments } from './frames/frame-documents.ts'
import { isPublicAddress } from './outbound/address-policy.ts'
import { createGuardedAgent } from './outbound/guarded-agent.ts'
import type { OutboundRules } from './outbound/outbound-request.ts'

const digest = 'a'.repeat(64)
const file = 'f'.repeat(64)
const files = new Map([[file, Buffer.from('png')]])
const outbound: OutboundRules = {
  agent: createGuardedAgent(isPublicAddress),
  mayConnect: isPublicAddress,
  limits: { maxTimeoutMs: 1000, maxAnswerBytes: 1000 },
  mayReach: () => true,
}
const source: ContentSource = {
  playerOrigins: ['http://localhost:1'],
  sites: ['https://site.example'],
  readManifest: async (asked) => (asked === digest ? Buffer.from('{}') : undefined),
  readFile: async (asked) => files.get(asked),
  outboundFor: (key) => (key === 'k' ? outbound : undefined),
}
const documents = makeFrameDocuments({
  logicFrame: 'a()',
  logicWorker: 'b("</script>")',
  appWorker: '',
  view: 'c()',
  viewWithAll: 'all()',
  site: 'd()',
  siteBridge: 'e()',
})
const routerAt = (contentDomain: string): ContentRouter =>
  createContentRouter({
    contentDomain,
    scheme: 'http',
    documents: () => documents,
    sourceOf: (app) => (app === 'app' ? source : undefined),
  })
const ask = (host: string, path: string, init: RequestInit = {}, domain = 'localhost') =>
  routerAt(domain)(new Request(`http://${host}${path}`, { ...init, headers: { host, ...init.headers } }))

describe('the content router (PKG-21)', () => {
  it.each([
    ['the platform, on its own host', 'localhost:1', '/'],
    ['the platform, for a path that only looks like content', 'localhost:1', '/content'],
    ['the platform, for a host that only ends like the domain', 'evil-localhost:1', '/frame/logic'],
  ])('leaves to %s', async (_, host, path) => {
    expect(await ask(host, path)).toBe(undefined)
  })

  it.each([
    ['an app', 'app.localhost:1', '/frame/logic', 200],
    ['an app below the platform', '192.168.0.2:1', '/content/app/frame/logic', 200],
    ['no other app', 'other.localhost:1', '/frame/logic', 404],
    ['no label below an app', 'x.app.localhost:1', '/frame/logic', undefined],
    ['nothing unknown', 'app.localhost:1', '/index.html', 404],
    ['a manifest by its digest', 'app.localhost:1', `/bundle/${digest}`, 200],
    ['no other manifest', 'app.localhost:1', `/bundle/${'b'.repeat(64)}`, 404],
    ['no digest that is none', 'app.localhost:1', '/bundle/..', 404],
    ['a file by its hash', 'app.localhost:1', `/files/${file}/images/a.png`, 200],
    ['no other file', 'app.localhost:1', `/files/${digest}/images/a.png`, 404],
    ['nothing that the bundle has not', 'app.localhost:1', '/files/missing/images/b.png', 404],
    [
      'the image proxy to nobody without the key',
      'app.localhost:1',
      '/image?url=http://example.com/a.png',
      403,
    ],
    ['the request proxy to nobody without the key', 'app.localhost:1', '/outbound/request', 404],
    ['malformed hashes to nobody', 'app.localhost:1', "/frame/view?wxs=a'%20*", 400],
  ])('serves %s', async (_, host, path, status) => {
    expect((await ask(host, path))?.status).toBe(status)
  })

  it('shows the sites of the app in a frame of their own, and no others', async () => {
    const response = await ask('app.localhost:1', '/frame/site')
    const policy = response?.headers.get('content-security-policy') ?? ''
    expect(policy).toContain('frame-src https://site.example')
    expect(policy).toContain("default-src 'none'")
    expect(response?.headers.get('cache-control')).toBe('no-store')
  })

  it('admits exactly the scripts of a view frame: the runtime and the named WXS', async () => {
    const wxs = 'x'.repeat(43)
    const response = await ask('app.localhost:1', `/frame/view?wxs=${wxs}`)
    const policy = response?.headers.get('content-security-policy') ?? ''
    expect(policy).toContain(`script-src 'sha256-${documents.view.scriptHash}' 'sha256-${wxs}='`)
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain('img-src http://app.localhost:1/ data: blob:')
    expect(policy).toContain('frame-ancestors http://localhost:1')
    expect(policy).not.toContain('connect-src')
  })

  it('admits the runtime with all built-ins only where it was asked for', async () => {
    const response = await ask('app.localhost:1', '/frame/view?builtins=all')
    const policy = response?.headers.get('content-security-policy') ?? ''
    expect(policy).toContain(documents.viewWithAll.scriptHash)
    expect(policy).not.toContain(documents.view.scriptHash)
    expect(await response?.text()).toContain('all()')
  })

  it('keeps images of frames to the app in single-origin mode', async () => {
    const response = await ask('192.168.0.2:1', '/content/app/frame/view')
    expect(response?.headers.get('content-security-policy')).toContain(
      'img-src http://192.168.0.2:1/content/app/ data:',
    )
  })

  it('keys processes by origin where apps share a site', async () => {
    const response = await ask('app.content.example', '/frame/logic', {}, 'content.example')
    expect(response?.headers.get('origin-agent-cluster')).toBe('?1')
  })

  it('never lets the worker end the element it travels in', () => {
    expect(documents.logic.html.match(/<\/script/g)?.length).toBe(3)
  })

  it('keeps documents only under the name of their build', async () => {
    const kept = await ask('app.localhost:1', `/frame/logic?v=${documents.version}`)
    const other = await ask('app.localhost:1', '/frame/logic?v=old')
    expect([kept?.headers.get('cache-control'), other?.headers.get('cache-control')]).toEqual([
      expect.stringContaining('immutable'),
      'no-store',
    ])
  })

  it.each([
    ['images/a.png', 'image/png'],
    ['page.html', 'application/octet-stream'],
    ['main.js', 'application/octet-stream'],
    ['%E5%90%8D.svg', 'image/svg+xml'],
  ])('serves %s as %s that is no document', async (path, type) => {
    const response = await ask('app.localhost:1', `/files/${file}/${path}`)
    expect(response?.headers.get('content-type')).toBe(type)
    expect(response?.headers.get('content-security-policy')).toMatch(/^sandbox;/)
    expect(response?.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('serves parts of a file', async () => {
    const response = await ask('app.localhost:1', `/files/${file}/images/a.png`, {
      headers: { range: 'bytes=1-1' },
    })
    expect([response?.status, await response?.text(), response?.headers.get('content-range')]).toEqual([
      206,
      'n',
      'bytes 1-1/3',
    ])
  })

  it('lets only the player read what its proxy answers', async () => {
    const preflight = (origin: string) =>
      ask('app.localhost:1', '/outbound/request?key=k', { method: 'OPTIONS', headers: { origin } })
    const player = await preflight('http://localhost:1')
    const other = await preflight('http://evil.example')
    expect(player?.headers.get('access-control-allow-origin')).toBe('http://localhost:1')
    expect(other?.headers.get('access-control-allow-origin')).toBe(null)
  })
})

describe('the content of an app', () => {
  it.each([
    ['localhost:8080', 'http://app.localhost:8080/', true],
    ['127.0.0.1:8080', 'http://app.localhost:8080/', true],
    ['192.168.1.5:8080', 'http://192.168.1.5:8080/content/app/', false],
  ])('for a player at %s is at %s', (host, base, isOwnOrigin) => {
    expect(contentBaseFor('app', { host, scheme: 'http', contentDomain: 'localhost' })).toEqual({
      base,
      isOwnOrigin,
    })
  })
})
