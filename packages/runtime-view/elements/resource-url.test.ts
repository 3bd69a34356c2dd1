import { describe, expect, it } from 'vitest'
import { resourceUrl } from './resource-url.ts'
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

  it('stands in styles too: pictures and fonts of the web come by the same way', () => {
    expect(withResources(`a{src:url('http://other/f.woff?t=1') format("woff")}`, url)).toBe(
      'a{src:url("http://app/image?url=http%3A%2F%2Fother%2Ff.woff%3Ft%3D1") format("woff")}',
    )
  })
})
