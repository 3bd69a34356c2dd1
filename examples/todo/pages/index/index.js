import { add, change, filters, load, remove, save, withoutDone } from '../../store/todos'

Page({
  data: {
    draft: '',
    filter: 'all',
    /** 符合过滤条件的待办。 */
    shown: [],
    options: [],
    openCount: 0,
    doneCount: 0,
  },

  // 编辑页会改存储里的数据，所以每次回到这里都重新读。
  onShow() {
    this.show(load())
  },

  /** 由全部待办算出页面要的数据。 */
  show(todos) {
    this.todos = todos
    const count = (name) => todos.filter(filters[name]).length
    this.setData({
      shown: todos.filter(filters[this.data.filter]),
      options: [
        { name: 'all', label: '全部', count: count('all') },
        { name: 'open', label: '未完成', count: count('open') },
        { name: 'done', label: '已完成', count: count('done') },
      ],
      openCount: count('open'),
      doneCount: count('done'),
    })
  },

  update(todos) {
    this.show(save(todos))
  },

  onDraft({ detail }) {
    this.setData({ draft: detail.value })
  },

  onAdd() {
    const title = this.data.draft.trim()
    if (title === '') return
    this.setData({ draft: '' })
    this.update(add(this.todos, title))
  },

  onFilter({ detail }) {
    this.setData({ filter: detail.value })
    this.show(this.todos)
  },

  onToggle({ detail: { id, done } }) {
    this.update(change(this.todos, id, { done }))
  },

  onRemove({ detail: { id } }) {
    this.update(remove(this.todos, id))
    wx.showToast({ title: '已删除', icon: 'none' })
  },

  /** 同一时间只有一条露出删除按钮。 */
  onOpen({ currentTarget }) {
    const { id } = currentTarget.dataset
    for (const item of this.selectAllComponents('.todo')) {
      if (item.data.todo.id !== id) item.closeSwipe()
    }
  },

  onEdit({ detail: { id } }) {
    wx.navigateTo({ url: `/pages/edit/edit?id=${id}` })
  },

  onClearDone() {
    wx.showModal({
      title: '清除已完成的待办？',
      content: `共 ${this.data.doneCount} 条，清除后不能恢复。`,
      success: ({ confirm }) => {
        if (confirm) this.update(withoutDone(this.todos))
      },
    })
  },
})
