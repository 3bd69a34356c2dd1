/**
 * 待办数据：纯函数负责变化，load 与 save 负责存取。
 *
 * 一条待办：{ id, title, note, done }
 */
const STORED_AS = 'todos'

const examples = [
  { id: 1, title: '向左滑动一条待办，可以删除它', note: '', done: false },
  { id: 2, title: '点一下文字，修改内容和备注', note: '备注显示在标题下面', done: false },
  { id: 3, title: '点一下圆圈，标记为完成', note: '', done: true },
]

export function load() {
  const stored = wx.getStorageSync(STORED_AS)
  return Array.isArray(stored) ? stored : examples
}

export function save(todos) {
  wx.setStorageSync(STORED_AS, todos)
  return todos
}

export function add(todos, title) {
  const id = todos.reduce((highest, todo) => Math.max(highest, todo.id), 0) + 1
  return [{ id, title, note: '', done: false }, ...todos]
}

export function change(todos, id, fields) {
  return todos.map((todo) => (todo.id === id ? { ...todo, ...fields } : todo))
}

export function remove(todos, id) {
  return todos.filter((todo) => todo.id !== id)
}

export function withoutDone(todos) {
  return todos.filter((todo) => !todo.done)
}

/** 过滤条件的名字到判断函数。 */
export const filters = {
  all: () => true,
  open: (todo) => !todo.done,
  done: (todo) => todo.done,
}
