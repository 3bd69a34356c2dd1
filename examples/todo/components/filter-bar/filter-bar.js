/** 一排互斥的选项。value 是当前选项的 name，选中别的时触发 change。 */
Component({
  properties: {
    options: Array,
    value: String,
  },

  methods: {
    onTap({ currentTarget }) {
      const { name } = currentTarget.dataset
      if (name !== this.data.value) this.triggerEvent('change', { value: name })
    },
  },
})
