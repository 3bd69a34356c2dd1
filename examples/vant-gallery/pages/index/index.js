import Dialog from '@vant/weapp/dialog/dialog'
import Toast from '@vant/weapp/toast/toast'

Page({
  data: {
    name: '',
    phone: '',
    quantity: 1,
    isNotified: true,
    isPopupShown: false,
    buttons: [
      { type: 'primary', text: '主要' },
      { type: 'info', text: '信息' },
      { type: 'warning', text: '提醒' },
      { type: 'danger', text: '危险' },
      { type: 'default', text: '默认' },
    ],
    orders: {
      待付款: [{ id: 1, title: '明前龙井 100 克', value: '¥168.00' }],
      待收货: [
        { id: 2, title: '凤庆滇红 150 克', value: '¥88.00' },
        { id: 3, title: '甜白盖碗', value: '¥128.00' },
      ],
    },
    tabs: ['待付款', '待收货', '已完成'],
  },

  onButton({ currentTarget }) {
    Toast(`点了“${currentTarget.dataset.text}”`)
  },

  onField({ currentTarget, detail }) {
    this.setData({ [currentTarget.dataset.name]: detail })
  },

  onQuantity({ detail }) {
    this.setData({ quantity: detail })
  },

  onNotified({ detail }) {
    this.setData({ isNotified: detail })
  },

  onTab({ detail }) {
    Toast(detail.title)
  },

  onPopup() {
    this.setData({ isPopupShown: !this.data.isPopupShown })
  },

  onLoading() {
    Toast.loading({ message: '加载中…', forbidClick: true, duration: 1500 })
  },

  onSubmit() {
    const { name, quantity } = this.data
    if (!name) {
      Toast.fail('请填写姓名')
      return
    }
    Dialog.confirm({ title: '确认提交', message: `${name}，数量 ${quantity}` })
      .then(() => Toast.success('已提交'))
      .catch(() => Toast('再想想'))
  },
})
