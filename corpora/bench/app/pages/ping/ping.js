// Measures inside logic and shows milliseconds as `name:value`.
Page({
  data: { state: '', counter: 0, output: '' },
  onLoad() {
    this.setData({ state: 'ready' })
  },
  show(name, ms) {
    this.setData({ output: name + ':' + ms.toFixed(3) })
  },
  /** One round trip of setData, mean of 200 in sequence. */
  ping() {
    const start = performance.now()
    const step = (left) => {
      if (left === 0) this.show('ping', (performance.now() - start) / 200)
      else this.setData({ counter: left }, () => step(left - 1))
    }
    step(200)
  },
  /** 2,000 setData in one turn, until the last is on screen. */
  burst() {
    const start = performance.now()
    for (let i = 0; i < 2000; i++) this.setData({ counter: i })
    this.setData({ counter: 'end' }, () => this.show('burst', performance.now() - start))
  },
  /** About 1 MB that no template reads. */
  unread() {
    const blob = Array.from({ length: 10000 }, (_, i) => ({ id: i, name: 'name-' + i, tags: ['a', 'b', 'c'], nested: { x: i, y: [i, i + 1] } }))
    const start = performance.now()
    this.setData({ blob }, () => this.show('unread', performance.now() - start))
  },
  /** One capability call, mean of 100 in sequence. */
  api() {
    const start = performance.now()
    const step = (left) => {
      if (left === 0) this.show('api', (performance.now() - start) / 100)
      else wx.setStorage({ key: 'k', data: left, complete: () => step(left - 1) })
    }
    step(100)
  },
})
