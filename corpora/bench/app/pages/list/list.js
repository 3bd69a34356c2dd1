const { buildRows } = require('../../rows')

const actions = {
  create: () => ({ rows: buildRows(1000) }),
  update: ({ rows }) => {
    const patch = {}
    for (let i = 0; i < rows.length; i += 10) patch[`rows[${i}].label`] = rows[i].label + ' !!!'
    return patch
  },
  swap: ({ rows }) => ({ 'rows[1]': rows[998], 'rows[998]': rows[1] }),
  pick: ({ rows }) => ({ selected: rows[5].id }),
  remove: ({ rows }) => ({ rows: rows.filter((_, index) => index !== 4) }),
  append: ({ rows }) => {
    const patch = {}
    buildRows(1000).forEach((row, index) => (patch[`rows[${rows.length + index}]`] = row))
    return patch
  },
  replace: () => ({ rows: buildRows(1000) }),
  clear: () => ({ rows: [] }),
}

Page({
  data: { state: '', rows: [], selected: 0, actions: [...Object.keys(actions), 'navigate'] },
  onLoad() {
    this.setData({ state: 'ready' })
  },
  act({ currentTarget }) {
    const { action } = currentTarget.dataset
    if (action === 'navigate') wx.navigateTo({ url: '/pages/second/second?from=list' })
    else this.setData(actions[action](this.data))
  },
  select({ currentTarget }) {
    this.setData({ selected: currentTarget.dataset.id })
  },
})
