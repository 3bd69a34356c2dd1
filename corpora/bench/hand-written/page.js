// The benchmark app as someone would write it who has only the DOM: the limit to measure against.
const ADJECTIVES = ['pretty', 'large', 'big', 'small', 'tall', 'short', 'long', 'handsome', 'plain', 'quaint', 'clean']
const COLOURS = ['red', 'yellow', 'blue', 'green', 'pink', 'brown', 'purple', 'white', 'black', 'orange']
const NOUNS = ['table', 'chair', 'house', 'desk', 'car', 'pony', 'cookie', 'sandwich', 'burger', 'pizza', 'mouse']
let seed = 1
let nextId = 1

function pick(words) {
  seed = (seed * 16807) % 2147483647
  return words[seed % words.length]
}

function buildRows(count) {
  const rows = []
  for (let i = 0; i < count; i++) {
    rows.push({ id: nextId++, label: pick(ADJECTIVES) + ' ' + pick(COLOURS) + ' ' + pick(NOUNS), parity: i % 2 })
  }
  return rows
}

const container = document.querySelector('.rows')
let rows = []
let selected = null

function span(className, text) {
  const element = document.createElement('span')
  element.className = className
  element.textContent = text
  return element
}

function listRow(row) {
  const element = document.createElement('div')
  element.className = 'row'
  element.append(span('id', row.id), span('label', row.label))
  if (row.parity > 0) element.append(span('parity', 'parity=' + row.parity))
  element.onclick = () => select(row)
  row.element = element
  return element
}

function componentRow(row) {
  const element = document.createElement('div')
  element.className = 'cell'
  element.append(span('id', row.id), span('label', row.label), span('row', row.id + '-' + row.label))
  element.onclick = () => select(row)
  row.element = element
  return element
}

function select(row) {
  selected?.element.classList.remove('danger')
  selected = row
  row.element.classList.add('danger')
}

function replaceAll(next, make) {
  rows = next
  const fragment = document.createDocumentFragment()
  for (const row of rows) fragment.append(make(row))
  container.replaceChildren(fragment)
}

function updateEveryTenth() {
  for (let i = 0; i < rows.length; i += 10) {
    rows[i].label += ' !!!'
    for (const part of rows[i].element.querySelectorAll('.label, .row')) {
      part.textContent = part.className === 'label' ? rows[i].label : rows[i].id + '-' + rows[i].label
    }
  }
}

const list = {
  create: () => replaceAll(buildRows(1000), listRow),
  update: updateEveryTenth,
  swap() {
    const [a, b] = [rows[1], rows[998]]
    const after = b.element.nextSibling
    container.insertBefore(b.element, a.element)
    container.insertBefore(a.element, after)
    rows[1] = b
    rows[998] = a
  },
  pick: () => select(rows[5]),
  remove: () => rows.splice(4, 1)[0].element.remove(),
  append() {
    const added = buildRows(1000)
    rows.push(...added)
    container.append(...added.map(listRow))
  },
  replace: () => replaceAll(buildRows(1000), listRow),
  clear: () => replaceAll([], listRow),
}
const components = { create: () => replaceAll(buildRows(500), componentRow), update: updateEveryTenth, clear: () => replaceAll([], componentRow) }

// What two threads cannot do without: the same value crossing from a worker, drawn, and answered.
const worker = () => {
  let left = 200
  const start = performance.now()
  onmessage = () => postMessage(left-- === 0 ? { name: 'ping', ms: (performance.now() - start) / 200 } : { counter: left })
  postMessage({ counter: left })
}
const show = ({ name, ms }) => (document.querySelector('.output').textContent = `${name}:${ms.toFixed(3)}`)
const ping = {
  ping() {
    const thread = new Worker(URL.createObjectURL(new Blob([`(${worker})()`], { type: 'text/javascript' })))
    thread.onmessage = ({ data }) => {
      if (data.name) return show(data)
      container.textContent = data.counter
      thread.postMessage(null)
    }
  },
  // A copy is what keeps an app's later changes from its data.
  unread() {
    const blob = Array.from({ length: 10000 }, (_, i) => ({ id: i, name: 'name-' + i, tags: ['a', 'b', 'c'], nested: { x: i, y: [i, i + 1] } }))
    const start = performance.now()
    structuredClone(blob)
    show({ name: 'unread', ms: performance.now() - start })
  },
}

const now = () => performance.timeOrigin + performance.now()
const output = document.querySelector('.output')
function relabel(label, from) {
  for (let i = from; i < rows.length; i += rows.length / 20) rows[i].element.querySelector('.label').textContent = label
}
const long = {
  tap: () => (output.textContent = 'tap:' + now().toFixed(3)),
  churn() {
    const step = (left) => {
      if (left === 0) return (output.textContent = 'churn:40')
      document.querySelector('.stamp').textContent = now().toFixed(3)
      relabel('churn ' + left, left)
      setTimeout(step, 40, left - 1)
    }
    step(40)
  },
  stir() {
    const until = Date.now() + 2000
    const timer = setInterval(() => {
      if (Date.now() < until) return relabel('stir ' + (until - Date.now()), 1)
      clearInterval(timer)
      output.textContent = 'stir:2000'
    }, 16)
  },
}
let steps = 0
const wxs = { move: () => (document.querySelector('.moved').style.marginLeft = `${++steps}px`) }

const page = new URLSearchParams(location.search).get('page') ?? 'list'
for (const [name, run] of Object.entries({ list, components, ping, long, wxs }[page])) {
  const button = document.createElement('div')
  button.className = `button do-${name}`
  button.textContent = name
  button.onclick = run
  document.querySelector('.buttons').append(button)
}
if (page === 'long') replaceAll(buildRows(2000), listRow)
document.querySelector('.title').textContent = `${page} ready`
