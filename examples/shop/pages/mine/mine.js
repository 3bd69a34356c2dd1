import { listOrders } from '../../store/orders'

Page({
  data: {
    orders: [],
  },

  onShow() {
    this.setData({ orders: listOrders() })
  },
})
