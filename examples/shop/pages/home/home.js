import { categories, products } from '../../data/products'
import { cart } from '../../store/cart'

Page({
  data: {
    categories,
    category: 'all',
    shown: products,
    slides: [
      { id: 'longjing', image: '/images/products/longjing.svg', title: '春天第一口', text: '明前龙井，当季现炒' },
      { id: 'gaiwan', image: '/images/products/gaiwan.svg', title: '一只好盖碗', text: '什么茶都合适' },
      { id: 'puer', image: '/images/products/puer.svg', title: '等了七年', text: '干仓熟普，一饼 357 克' },
    ],
  },

  onCategory({ currentTarget }) {
    const category = currentTarget.dataset.id
    this.setData({
      category,
      shown: products.filter((product) => category === 'all' || product.category === category),
    })
  },

  onSlide({ currentTarget }) {
    this.open(currentTarget.dataset.id)
  },

  onOpen({ detail }) {
    this.open(detail.id)
  },

  onAdd({ detail }) {
    cart.add(detail.id)
    wx.showToast({ title: '已加入购物车' })
  },

  open(id) {
    wx.navigateTo({ url: `/pages/product/product?id=${id}` })
  },

  onShareAppMessage() {
    return { title: '麻雀茶铺：小店，好茶', path: '/pages/home/home' }
  },
})
