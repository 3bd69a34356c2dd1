Page({
  data: { state: '' },
  onLoad() {
    this.setData({ state: 'ready' })
  },
})
