import { change, load, remove, save } from '../../store/todos'

Page({
  data: {
    title: '',
    note: '',
  },

  onLoad({ id }) {
    this.id = Number(id)
    const todo = load().find((candidate) => candidate.id === this.id)
    if (todo) this.setData({ title: todo.title, note: todo.note })
  },

  onSave() {
    const title = this.data.title.trim()
    if (title === '') {
      wx.showToast({ title: '标题不能为空', icon: 'none' })
      return
    }
    save(change(load(), this.id, { title, note: this.data.note.trim() }))
    wx.navigateBack()
  },

  onRemove() {
    save(remove(load(), this.id))
    wx.navigateBack()
  },
})
