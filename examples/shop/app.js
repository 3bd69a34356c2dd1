import { cart } from './store/cart'

App({
  onLaunch() {
    // 购物车一变，角标就跟着变；页面不用各自操心。
    cart.subscribe(({ count }) => {
      if (count > 0) wx.setTabBarBadge({ index: 1, text: count > 99 ? '99+' : String(count) })
      else wx.removeTabBarBadge({ index: 1 })
    })
  },
})
