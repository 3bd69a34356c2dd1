import { findProduct } from '../../data/products'
import { cart } from '../../store/cart'

Page({
  data: {
    product: null,
    quantity: 1,
    cartCount: 0,
  },

  onLoad({ id }) {
    const product = findProduct(id)
    if (!product) {
      wx.showToast({ title: '这件商品已经下架', icon: 'none' })
      return
    }
    wx.setNavigationBarTitle({ title: product.name })
    this.setData({ product })
    this.unsubscribe = cart.subscribe(({ count }) => this.setData({ cartCount: count }))
  },

  onUnload() {
    this.unsubscribe?.()
  },

  onQuantity({ detail }) {
    this.setData({ quantity: detail.value })
  },

  onAdd() {
    cart.add(this.data.product.id, this.data.quantity)
    wx.showToast({ title: '已加入购物车' })
  },

  onCart() {
    wx.switchTab({ url: '/pages/cart/cart' })
  },

  onShareAppMessage() {
    const { id, name } = this.data.product
    return { title: name, path: `/pages/product/product?id=${id}` }
  },
})
