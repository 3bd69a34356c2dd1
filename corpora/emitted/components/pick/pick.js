Component({
  properties: { item: Object },
  methods: {
    tell({ currentTarget }) {
      this.triggerEvent(currentTarget.dataset.what, { by: this.data.item.id })
    },
  },
})
