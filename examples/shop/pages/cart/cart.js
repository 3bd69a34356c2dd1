import { cart } from '../../store/cart'

Page({
  data: {
    lines: [],
    chosen: [],
    total: 0,
    isAllChosen: false,
  },

  onLoad() {
    cart.subscribe((state) => this.setData(state))
  },

  onChoose({ currentTarget }) {
    const { id, chosen } = currentTarget.dataset
    cart.choose(id, !chosen)
  },

  onChooseAll() {
    cart.chooseAll(!this.data.isAllChosen)
  },

  onQuantity({ currentTarget, detail }) {
    const { id } = currentTarget.dataset
    if (detail.value > 0) {
      cart.setQuantity(id, detail.value)
      return
    }
    wx.showModal({
      title: '移出购物车？',
      success: ({ confirm }) => {
        if (confirm) cart.setQuantity(id, 0)
      },
    })
  },

  onOpen({ currentTarget }) {
    wx.navigateTo({ url: `/pages/product/product?id=${currentTarget.dataset.id}` })
  },

  onGoShopping() {
    wx.switchTab({ url: '/pages/home/home' })
  },

  onOrder() {
    if (this.data.chosen.length > 0) wx.navigateTo({ url: '/pages/order/order' })
  },
})
