/**
 * 购物车：一份存在本地、可以订阅的清单。
 *
 * 存的只有商品编号和数量；名称和价格总是从商品数据里取，不会过期。
 */
import { findProduct } from '../data/products'

const STORED_AS = 'cart'
const MOST_OF_ONE = 99

const listeners = new Set()
let entries = read()

export const cart = {
  get state() {
    return stateOf(entries)
  },

  /** 立即通知一次，以后每次变化再通知；返回取消订阅的函数。 */
  subscribe(listener) {
    listeners.add(listener)
    listener(stateOf(entries))
    return () => listeners.delete(listener)
  },

  add(id, quantity = 1) {
    const before = entries.find((entry) => entry.id === id)
    if (before) this.setQuantity(id, before.quantity + quantity)
    else write([...entries, { id, quantity, isChosen: true }])
  },

  /** 数量减到零就是移出购物车。 */
  setQuantity(id, quantity) {
    const kept = Math.min(quantity, MOST_OF_ONE)
    write(entries.flatMap((entry) => (entry.id !== id ? [entry] : kept > 0 ? [{ ...entry, quantity: kept }] : [])))
  },

  choose(id, isChosen) {
    write(entries.map((entry) => (entry.id === id ? { ...entry, isChosen } : entry)))
  },

  chooseAll(isChosen) {
    write(entries.map((entry) => ({ ...entry, isChosen })))
  },

  removeChosen() {
    write(entries.filter((entry) => !entry.isChosen))
  },
}

function stateOf(list) {
  const lines = list.map((entry) => ({ ...entry, product: findProduct(entry.id) }))
  const chosen = lines.filter((line) => line.isChosen)
  return {
    lines,
    chosen,
    count: lines.reduce((sum, line) => sum + line.quantity, 0),
    total: chosen.reduce((sum, line) => sum + line.product.price * line.quantity, 0),
    isAllChosen: lines.length > 0 && chosen.length === lines.length,
  }
}

function read() {
  const stored = wx.getStorageSync(STORED_AS)
  // 下架的商品不再出现在购物车里。
  return Array.isArray(stored) ? stored.filter((entry) => findProduct(entry.id)) : []
}

function write(list) {
  entries = list
  wx.setStorageSync(STORED_AS, list)
  const state = stateOf(list)
  for (const listener of listeners) listener(state)
}
