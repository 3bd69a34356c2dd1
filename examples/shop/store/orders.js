/** 下过的订单，最近的在前。 */
const STORED_AS = 'orders'
const KEPT = 20

export function listOrders() {
  const stored = wx.getStorageSync(STORED_AS)
  return Array.isArray(stored) ? stored : []
}

/** 订单里抄下名称和价格：商品以后涨价，旧订单不变。 */
export function placeOrder({ lines, total, receiver }) {
  const now = new Date()
  const order = {
    id: String(now.getTime()),
    placedAt: `${now.getMonth() + 1}月${now.getDate()}日`,
    lines: lines.map(({ product, quantity }) => ({
      name: product.name,
      image: product.image,
      price: product.price,
      quantity,
    })),
    total,
    receiver,
  }
  wx.setStorageSync(STORED_AS, [order, ...listOrders()].slice(0, KEPT))
  return order
}
