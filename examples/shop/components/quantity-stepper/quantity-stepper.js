/** 加减数量。减到 min 以下的事由使用者决定，这里只报告想要的数量。 */
Component({
  properties: {
    value: { type: Number, value: 1 },
    min: { type: Number, value: 0 },
    max: { type: Number, value: 99 },
  },

  methods: {
    onTap({ currentTarget }) {
      const value = this.data.value + Number(currentTarget.dataset.step)
      if (value < this.data.min || value > this.data.max) return
      this.triggerEvent('change', { value })
    },
  },
})
