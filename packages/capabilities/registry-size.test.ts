import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { rolldown } from 'rolldown'
import { describe, expect, it } from 'vitest'

describe('the logic side of all capabilities', () => {
  it('is small, and brings no schemas', async () => {
    const bundle = await rolldown({ input: fileURLToPath(new URL('registry.logic.ts', import.meta.url)) })
    const { output } = await bundle.generate({ format: 'esm', minify: true })
    await bundle.close()
    const [{ code, moduleIds }] = output
    expect(moduleIds.filter((id) => id.includes('/zod/'))).toEqual([])
    expect(gzipSync(code).length).toBeLessThanOrEqual(22 * 1024)
  })
})
