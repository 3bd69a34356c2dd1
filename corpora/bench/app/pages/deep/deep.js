// One page on the next, for what each of them costs.
Page({
  data: { depth: 1, rows: [] },
  onLoad({ depth = 1 }) {
    const rows = Array.from({ length: 50 }, (_, i) => ({ id: i, label: 'row ' + i }))
    this.setData({ depth: Number(depth), rows })
  },
  deeper() {
    wx.navigateTo({ url: '/pages/deep/deep?depth=' + (this.data.depth + 1) })
  },
})
