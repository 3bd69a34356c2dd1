Component({
  options: { multipleSlots: true },
  properties: { names: Array, item: Object },
  data: { $slots: {}, scoped: '', tap: 'e0' },
  lifetimes: {
    attached() {
      const { names } = this.properties
      this.setData({ $slots: Object.fromEntries(names.map((name) => [name, true])), scoped: 'd' })
      this.triggerEvent('scope', { upper: this.properties.item.title.toUpperCase() })
    },
  },
  methods: {
    e0() {
      this.triggerEvent('open', { id: this.properties.item.id })
    },
  },
})
