const text = (sid, v) => ({ sid, v, nn: 'text' })
const view = (sid, ...cn) => ({ sid, nn: 'view', cl: sid, cn })

Page({
  data: { root: { cn: [] } },
  onReady() {
    const deep = view('third', view('fourth', text('t4', 'taps '), text('t5', '0')))
    const input = { sid: 'draft', nn: 'input', p0: '' }
    this.setData({ 'root.cn': [view('first', text('t1', 'top'), view('second', text('t2', 'below'), input, deep))] })
  },
  taps: 0,
  eh(event) {
    const { sid } = event.currentTarget.dataset
    if (event.type === 'input') this.setData({ 'root.cn.[0].cn.[1].cn.[0].v': event.detail.value })
    else if (sid === 'fourth')
      this.setData({ 'root.cn.[0].cn.[1].cn.[2].cn.[0].cn.[1].v': String(++this.taps), 'root.cn.[0].cn.[1].cn.[1].focus': true })
  },
})
