/** 列表里的一件商品。点卡片触发 open，点加号触发 add。 */
Component({
  properties: {
    product: Object,
  },

  methods: {
    onOpen() {
      this.triggerEvent('open', { id: this.data.product.id })
    },

    onAdd() {
      this.triggerEvent('add', { id: this.data.product.id })
    },
  },
})
