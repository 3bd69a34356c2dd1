import swipeable from '../../behaviors/swipeable'

/** 一条待办。自己不改数据，只说发生了什么：toggle、edit、remove、open。 */
Component({
  behaviors: [swipeable],

  properties: {
    todo: Object,
  },

  methods: {
    onToggle() {
      this.triggerEvent('toggle', { id: this.data.todo.id, done: !this.data.todo.done })
    },

    onTap() {
      if (this.data.offset !== 0) this.closeSwipe()
      else this.triggerEvent('edit', { id: this.data.todo.id })
    },

    onRemove() {
      this.triggerEvent('remove', { id: this.data.todo.id })
    },
  },
})
