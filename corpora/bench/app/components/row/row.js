Component({
  properties: { item: Object, active: Boolean },
  observers: {
    'item.label'() {
      this.seen = (this.seen || 0) + 1
    },
  },
  methods: {
    pick() {
      this.triggerEvent('pick', { id: this.data.item.id })
    },
  },
})
