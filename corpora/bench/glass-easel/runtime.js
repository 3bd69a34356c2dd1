// The benchmark app through the vendor's own component framework, in the page itself: one thread, no isolation.
// `app` is what scripts/bench/glass-easel.ts makes of the folder: { modules, templates, using } by path.
/* global app */
import * as glassEasel from '/glass-easel.js'

const space = new glassEasel.ComponentSpace()
// As plain elements, which is the fastest that it can do.
for (const tag of ['view', 'text']) space.setGlobalUsingComponent(tag, tag)
const backend = new glassEasel.CurrentWindowBackendContext()
backend.onEvent((target, type, detail, options) => {
  glassEasel.Event.triggerEvent(target, type === 'click' ? 'tap' : type, detail, options)
})

const loaded = {}
let defining = ''
function load(path) {
  if (!loaded[path]) {
    const module = (loaded[path] = { exports: {} })
    const require = (name) => load(new URL(name, 'http://app/' + path).pathname.slice(1))
    app.modules[path](require, module, Page, Component, App, wx)
  }
  return loaded[path].exports
}

function define(path, options) {
  const groupList = app.templates[path]
  const template = { groupList, content: groupList[''], fallbackListenerOnNativeNode: true }
  space.defineComponent({ is: path, using: app.using[path], template, ...options })
}

function withCallback(component) {
  const { setData } = component
  component.setData = (data, callback) => {
    setData.call(component, data)
    if (callback) queueMicrotask(callback)
  }
}

function App() {}
function Component(options) {
  define(defining, options)
}
function Page({ data, onLoad, ...methods }) {
  define(defining, {
    data,
    methods,
    lifetimes: {
      attached() {
        withCallback(this)
        onLoad?.call(this, Object.fromEntries(new URLSearchParams(location.search)))
      },
    },
  })
}
const wx = {
  navigateTo: ({ url }) => open(url.split('?')[0].slice(1)),
  setStorage({ key, data, complete }) {
    localStorage.setItem(key, JSON.stringify(data))
    queueMicrotask(complete)
  },
}

function ready(path) {
  if (loaded[path]) return
  for (const at of Object.values(app.using[path])) ready(at.slice(1))
  defining = path
  load(path)
}

let current = document.getElementById('page')
function open(path) {
  ready(path)
  const page = glassEasel.Component.createWithContext('page', space.getComponentByUrl(path, ''), backend)
  const place = document.createElement('div')
  current.replaceWith(place)
  glassEasel.Element.replaceDocumentElement(page, place.parentNode, place)
  current = page.getBackendElement()
}

load('app')
open(new URLSearchParams(location.search).get('page'))
