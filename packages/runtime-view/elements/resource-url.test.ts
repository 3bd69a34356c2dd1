import { describe, expect, it } from 'vitest'
import { packageFile, resourceUrl } from './resource-url.ts'
import { withResources } from './style-text.ts'

const place = {
  contentBase: 'http://app/',
  assets: { 'img/a b.png': 'abc', 'pages/x.png': 'def' },
  imageProxy: 'http://app/image?url=',
}
const url = (source: string) => resourceUrl(source, place, 'pages/a/a')

describe('the URL of a source', () => {
  it.each([
    ['/img/a b.png', 'http://app/files/abc/img/a%20b.png'],
    ['/img/a%20b.png', 'http://app/files/abc/img/a%20b.png'],
    ['../x.png?v=1', 'http://app/files/def/pages/x.png?v=1'],
    ['http://app/files/def/pages/x.png', 'http://app/files/def/pages/x.png'],
    ['/img/none.png', 'http://app/files/missing/img/none.png'],
    ['https://other/a.png', 'http://app/image?url=https%3A%2F%2Fother%2Fa.png'],
    ['//other/a.png', 'http://app/image?url=https%3A%2F%2Fother%2Fa.png'],
    ['data:image/png;base64,AA==', 'data:image/png;base64,AA=='],
    ['wxfile://tmp/1.png', 'wxfile://tmp/1.png'],
  ])('%s is %s', (source, loaded) => {
    expect(url(source)).toBe(loaded)
  })

  it.each([
    ['/img/a%20b.png', 'img/a b.png'],
    ['../x.png?v=1', 'pages/x.png'],
    ['/img/none.png', undefined],
    ['//other/a.png', undefined],
    ['wxfile://tmp/1.png', undefined],
    ['', undefined],
  ])('%s names, of the files that the package has, %s', (source, file) => {
    expect(packageFile(source, place, 'pages/a/a')).toBe(file)
  })

  it.each(['/x.png', 'x.png', '/__plugin__/p/x.png'])('%s in a plugin is a file of the plugin', (source) => {
    const assets = { '__plugin__/p/x.png': 'abc' }
    expect(packageFile(source, { assets }, '__plugin__/p/a')).toBe('__plugin__/p/x.png')
  })

  it('stands in styles too: pictures and fonts of the web come by the same way', () => {
    expect(withResources(`a{src:url('http://other/f.woff?t=1') format("woff")}`, url)).toBe(
      'a{src:url("http://app/image?url=http%3A%2F%2Fother%2Ff.woff%3Ft%3D1") format("woff")}',
    )
  })
})
