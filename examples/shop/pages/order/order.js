import { cart } from '../../store/cart'
import { placeOrder } from '../../store/orders'

/** 每一项填得不对时说什么；都对就是 undefined。 */
const checks = {
  name: (value) => (value.trim() === '' ? '请填写收货人' : undefined),
  phone: (value) => (/^1\d{10}$/.test(value) ? undefined : '请填写 11 位手机号'),
  address: (value) => (value.trim().length < 5 ? '地址太短了' : undefined),
}

Page({
  data: {
    lines: [],
    total: 0,
    deliveries: ['送到家', '放驿站', '到店自取'],
    delivery: 0,
    problems: {},
  },

  onLoad() {
    const { chosen, total } = cart.state
    this.setData({ lines: chosen, total })
  },

  onDelivery({ detail }) {
    this.setData({ delivery: Number(detail.value) })
  },

  /** 改了哪一项，就收起哪一项的提示。 */
  onInput({ currentTarget }) {
    this.setData({ [`problems.${currentTarget.dataset.name}`]: '' })
  },

  onSubmit({ detail: { value } }) {
    const found = Object.entries(checks).map(([name, check]) => [name, check(value[name])])
    const problems = Object.fromEntries(found.filter(([, problem]) => problem))
    this.setData({ problems })
    if (Object.keys(problems).length > 0) return
    if (this.data.lines.length === 0) {
      wx.showToast({ title: '还没有选好商品', icon: 'none' })
      return
    }

    const delivery = this.data.deliveries[this.data.delivery]
    placeOrder({ lines: this.data.lines, total: this.data.total, receiver: { ...value, delivery } })
    cart.removeChosen()
    wx.showModal({
      title: '下单成功',
      content: '这里是示例，不会真的扣款，也不会真的发货。',
      showCancel: false,
      success: () => wx.switchTab({ url: '/pages/mine/mine' }),
    })
  },
})
