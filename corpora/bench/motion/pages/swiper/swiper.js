const ITEMS = 5
const ROWS = 40

Page({
  data: {
    state: '',
    output: '',
    current: 0,
    items: Array.from({ length: ITEMS }, (_, id) => ({ id, rows: Array.from({ length: ROWS }, (_, row) => 'row ' + row) })),
  },
  onLoad() {
    this.setData({ state: 'ready' })
  },
  /** Slides on twice a second, and sets a row of every item as often as a screen draws, for two seconds. */
  stir() {
    const start = Date.now()
    const timer = setInterval(() => {
      const spent = Date.now() - start
      const patch = { current: Math.floor(spent / 500) % ITEMS }
      for (let i = 0; i < ITEMS; i++) patch[`items[${i}].rows[${spent % ROWS}]`] = 'at ' + spent
      if (spent < 2000) return this.setData(patch)
      clearInterval(timer)
      this.setData({ output: 'stir:2000' })
    }, 16)
  },
})
