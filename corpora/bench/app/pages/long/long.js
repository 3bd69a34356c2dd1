const { buildRows } = require('../../rows')

const ROWS = 2000
const now = () => performance.timeOrigin + performance.now()

// A long list under change. Times are of the clock, so that whoever draws can tell how long ago they were.
Page({
  data: { state: '', output: '', stamp: '', rows: [] },
  onLoad() {
    this.setData({ rows: buildRows(ROWS), state: 'ready' })
  },
  /** Says when it was called. */
  tap() {
    this.setData({ output: 'tap:' + now().toFixed(3) })
  },
  /** 40 updates of twenty rows far apart, one after the other; each says when it was made. */
  churn() {
    const step = (left) => {
      if (left === 0) return this.setData({ output: 'churn:40' })
      this.setData({ stamp: now().toFixed(3), ...this.relabelled('churn ' + left, left) })
      setTimeout(step, 40, left - 1)
    }
    step(40)
  },
  /** Sets twenty rows as often as a screen draws, for two seconds. */
  stir() {
    const until = Date.now() + 2000
    const timer = setInterval(() => {
      if (Date.now() < until) return this.setData(this.relabelled('stir ' + (until - Date.now()), 1))
      clearInterval(timer)
      this.setData({ output: 'stir:2000' })
    }, 16)
  },
  relabelled(label, from) {
    const patch = {}
    for (let i = from; i < ROWS; i += ROWS / 20) patch[`rows[${i}].label`] = label
    return patch
  },
})
