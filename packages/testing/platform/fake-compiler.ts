/** A compiler for tests that are not about compiling: the bundle is the source itself. */
import { createHash } from 'node:crypto'
import { BUNDLE_FORMAT } from '@maque/protocol/bundle/manifest.ts'
import type { Compilation, SourceCompiler } from '@maque/platform/source-compiler.ts'

/**
 * A project with a file `fails` does not compile; one with `warns` gets a warning; `breaks` is a fault
 * of ours. It calls the interfaces that its file `calls` names; a file `old` makes a bundle of the time
 * before calls were noted.
 */
export function createFakeCompiler(): SourceCompiler {
  return {
    async compile({ appId, files, sizeLimits }): Promise<Compilation> {
      if (files.has('breaks')) throw new Error('the compiler is out of order')
      if (files.has('fails')) return { diagnostics: [diagnostic('error')] }
      const sizeBytes = [...files.values()].reduce((sum, { byteLength }) => sum + byteLength, 0)
      if (sizeBytes > sizeLimits.packageBytes)
        return { diagnostics: [diagnostic('error', 'assets/package-too-large')] }
      if (sizeBytes > sizeLimits.appBytes)
        return { diagnostics: [diagnostic('error', 'assets/app-too-large')] }
      const manifest = {
        format: BUNDLE_FORMAT,
        config: { appId, pages: ['pages/index/index'] },
        packages: [
          {
            root: '',
            script: 'app.js',
            logicUnits: 'logic.json',
            viewUnits: 'view.json',
            ...(!files.has('old') && { calls: wordsOf(files.get('calls')) }),
          },
        ],
        files: Object.fromEntries(
          [...files].map(([path, bytes]) => [path, { sha256: sha256(bytes), sizeBytes: bytes.byteLength }]),
        ),
      }
      return {
        bundle: { manifest: Buffer.from(JSON.stringify(manifest)), files, maps: Buffer.from(appId) },
        diagnostics: files.has('warns') ? [diagnostic('warning')] : [],
        facts: {
          ...noFacts,
          pages: manifest.config.pages,
          apis: [...files.keys()].toSorted(),
          packages: [{ root: '', sizeBytes }],
        },
      }
    },
    standardMaps: (maps) => new Map([['app.js.map', `{"file":"${Buffer.from(maps).toString()}"}`]]),
    inAuthorsPlaces: (text, { digest, maps }) =>
      text.replaceAll(`app:///${digest.slice(0, 8)}`, `source of ${Buffer.from(maps).toString()}`),
  }
}

const noFacts = { domains: [], permissions: [], privacyKeys: [], plugins: [] }

function diagnostic(severity: 'error' | 'warning', code = 'test/told'): Compilation['diagnostics'][number] {
  return {
    code,
    severity,
    message: { zh: '如此。', en: 'Something is as it is.' },
    file: 'app.json',
    line: 1,
    column: 1,
  }
}

function wordsOf(bytes: Uint8Array | undefined): readonly string[] {
  return new TextDecoder()
    .decode(bytes)
    .split(/\s+/u)
    .filter((word) => word !== '')
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
