// 数据都在 store/todos.js，应用本身没有什么要做的。
App({})
