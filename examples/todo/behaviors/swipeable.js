/**
 * 向左滑动露出右侧操作区。
 *
 * 使用者在模板里绑定 onSwipeStart、onSwipeMove、onSwipeEnd，并把 offset 用作位移（单位 px）。
 */
const ACTION_WIDTH = 76

export default Behavior({
  data: {
    offset: 0,
    isSwiping: false,
  },

  lifetimes: {
    created() {
      this.swipe = undefined
    },
  },

  methods: {
    onSwipeStart({ touches: [touch] }) {
      this.swipe = { x: touch.clientX, y: touch.clientY, from: this.data.offset, direction: undefined }
    },

    onSwipeMove({ touches: [touch] }) {
      const { swipe } = this
      if (!swipe) return
      const dx = touch.clientX - swipe.x
      const dy = touch.clientY - swipe.y
      // 先看清方向：竖着滑是在滚动页面，不归这里管。
      if (!swipe.direction && Math.abs(dx) + Math.abs(dy) > 8) {
        swipe.direction = Math.abs(dx) > Math.abs(dy) ? 'horizontal' : 'vertical'
      }
      if (swipe.direction !== 'horizontal') return
      const offset = Math.min(0, Math.max(-ACTION_WIDTH, swipe.from + dx))
      this.setData({ offset, isSwiping: true })
    },

    onSwipeEnd() {
      this.swipe = undefined
      const isOpen = this.data.offset < -ACTION_WIDTH / 2
      this.setData({ offset: isOpen ? -ACTION_WIDTH : 0, isSwiping: false })
      if (isOpen) this.triggerEvent('open')
    },

    closeSwipe() {
      if (this.data.offset !== 0) this.setData({ offset: 0, isSwiping: false })
    },
  },
})
