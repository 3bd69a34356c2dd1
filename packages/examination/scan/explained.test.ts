import { describe, expect, it } from 'vitest'
import { withPage, type ExampleFile } from '@maque/compiler/catalogue/examples.ts'
import { compileProject } from '@maque/compiler/compile-project.ts'
import { projectFromFiles } from '@maque/compiler/project/memory-files.ts'
import { explainedFindings } from './explained.ts'
import { scanApp } from './scan-app.ts'

describe('what is explained of findings', () => {
  it.each(Object.entries(explainedFindings))('has an example that gives %s', async (code, { example }) => {
    const files = projectFromFiles(
      Object.entries(withPage(example)).map(([path, file]) => [path, bytesOf(file)] as const),
    )
    const compiled = await compileProject({ files, mode: 'release' })
    const serverDomains = { request: [], socket: [], upload: [], download: [], udp: [], tcp: [] }
    const declared = { serverDomains, businessDomains: [], privacyKeys: [] }
    const { findings } = scanApp({ files, compiled, declared })
    expect(findings.map((finding) => finding.code)).toContain(code)
  })
})

function bytesOf(file: ExampleFile): Uint8Array {
  if (typeof file === 'string') return Buffer.from(file)
  return new Uint8Array('sizeBytes' in file ? file.sizeBytes : 0)
}
