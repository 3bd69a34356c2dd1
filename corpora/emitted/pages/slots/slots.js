Page({
  data: {
    scope: 'e1',
    open: 'e2',
    said: '',
    rows: [
      { id: 'a', title: 'one', names: ['head', 'd'] },
      { id: 'b', title: 'two', names: ['d'] },
    ],
  },
  e1({ currentTarget, detail }) {
    const { at } = currentTarget.dataset
    this.setData({ [`rows[${at}].scoped`]: [{ a: detail.upper, b: 0, c: 'd' }] })
  },
  e2({ detail }) {
    this.setData({ said: `opened ${detail.id}` })
  },
})
