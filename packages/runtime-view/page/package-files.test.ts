import { describe, expect, it } from 'vitest'
import { PackageFiles } from './package-files.ts'

describe('a picture of the package', () => {
  it('is asked for once by all that show it, and has one URL', async () => {
    const asked: string[] = []
    const files = new PackageFiles((path) => void asked.push(path))
    const urls = [files.urlOf('a.png'), files.urlOf('a.png')]
    files.arrived('a.png', new ArrayBuffer(1))
    const [first, second] = await Promise.all(urls)
    expect([asked, first]).toEqual([['a.png'], expect.stringMatching(/^blob:/)])
    expect([second, files.urlOf('a.png')]).toEqual([first, first])
  })

  it('that could not be had is asked for again by whoever shows it next', async () => {
    const asked: string[] = []
    const files = new PackageFiles((path) => void asked.push(path))
    const url = files.urlOf('a.png')
    files.arrived('a.png', undefined)
    expect(await url).toBeUndefined()
    void files.urlOf('a.png')
    expect(asked).toEqual(['a.png', 'a.png'])
  })
})
