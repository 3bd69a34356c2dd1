Page({
  data: { draft: '', kind: 'list', turns: 'turn', said: '', items: [{ id: 1, name: 'tea', on: false }, { id: 2, name: 'rice', on: false }] },
  __invoke(event) {
    for (const [name, ...given] of event.currentTarget.dataset.eventconfigs.bubble[event.type])
      this[name](...given.map((each) => (each === '__event__' ? event : each)))
  },
  __model(path, event, way, filter) {
    const value = way.reduce((inner, key) => inner[key], event.detail)
    this.setData({ [path]: filter ? this[filter](value) : value })
  },
  toggle(id, event) {
    const at = this.data.items.findIndex((item) => item.id === id)
    this.setData({ [`items[${at}].on`]: !this.data.items[at].on, said: 'toggled by ' + event.detail.by })
  },
  open(item) {
    this.setData({ said: 'opened ' + item.name + ' ' + item.on })
  },
  turn() {
    this.setData({ kind: 'grid', turns: 'back' })
  },
  back() {
    this.setData({ kind: 'list', turns: 'turn' })
  },
})
