const { buildRows } = require('../../rows')

Page({
  data: { state: '', rows: [], selected: 0 },
  onLoad() {
    this.setData({ state: 'ready' })
  },
  create() {
    this.setData({ rows: buildRows(500) })
  },
  update() {
    const patch = {}
    for (let i = 0; i < this.data.rows.length; i += 10) patch[`rows[${i}].label`] = this.data.rows[i].label + ' !!!'
    this.setData(patch)
  },
  clear() {
    this.setData({ rows: [] })
  },
  select({ detail }) {
    this.setData({ selected: detail.id })
  },
})
