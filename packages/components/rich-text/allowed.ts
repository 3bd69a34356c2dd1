/** The elements that `<rich-text>` draws, with their attributes beyond `class` and `style`. */
const cell = ['colspan', 'height', 'rowspan', 'width']

const withAttributes: Readonly<Record<string, readonly string[]>> = {
  bdo: ['dir'],
  col: ['span', 'width'],
  colgroup: ['span', 'width'],
  img: ['alt', 'src', 'height', 'width'],
  ol: ['start', 'type'],
  table: ['width'],
  td: cell,
  th: cell,
  tr: cell,
}

const plain =
  'a abbr address article aside b bdi big blockquote br caption center cite code dd del div dl dt em ' +
  'fieldset font footer h1 h2 h3 h4 h5 h6 header hr i ins label legend li mark nav p pre q rt ruby s ' +
  'section small span strong sub sup tbody tfoot thead tt u ul'

/** @see https://developers.weixin.qq.com/miniprogram/dev/component/rich-text.html */
const allowed: ReadonlyMap<string, readonly string[]> = new Map([
  ...plain.split(' ').map((name): [string, readonly string[]] => [name, []]),
  ...Object.entries(withAttributes),
])

/** The attributes an element may have, or nothing if it may not be there at all. */
export function allowedAttributes(name: string): readonly string[] | undefined {
  return allowed.get(name)
}
