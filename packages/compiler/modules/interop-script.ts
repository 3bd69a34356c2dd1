/**
 * What stands at the start of every package's script: how its modules are defined.
 *
 * - `cjs(table, hasThis, factory)`: `require` first looks a path up in the table of what the compiler
 *   found for the paths written in the file.
 * - `esm(table, hasThis, hasExports, factory)`: the same, with what the bodies of ES modules need. A
 *   CommonJS module that is imported has its exports as names and all of them as `default`, unless
 *   it says `__esModule`.
 *
 * Written as text because it is part of the bundle: its bytes must not depend on how this file runs.
 */
import { ESM_PARAMETERS_AT } from './module-parameters.ts'

export const INTEROP_SCRIPT = `
var imported = new WeakMap()
function requireBy(table, require) {
  function resolved(path, done, failed) {
    return require(Object.hasOwn(table, path) ? table[path] : path, done, failed)
  }
  resolved.async = function (path) {
    return require.async(Object.hasOwn(table, path) ? table[path] : path)
  }
  return resolved
}
function share(target, name, source) {
  Object.defineProperty(target, name, {
    enumerable: true,
    configurable: true,
    get: function () { return source[name] },
    set: function (value) {
      Object.defineProperty(target, name, { value: value, writable: true, enumerable: true, configurable: true })
    },
  })
}
function namesOf(value) {
  if (value !== null && (typeof value === 'object' || typeof value === 'function')) {
    if (value.__esModule) return value
    var known = imported.get(value)
    if (known) return known
    var names = Object.create(value)
    Object.keys(value).forEach(function (name) {
      share(names, name, value)
    })
    Object.defineProperty(names, 'default', { enumerable: true, configurable: true, value: value })
    imported.set(value, names)
    return names
  }
  return { default: value }
}
function exportAll(target, source) {
  Object.keys(source).forEach(function (name) {
    if (name === 'default' || Object.hasOwn(target, name)) return
    share(target, name, source)
  })
}
function cjs(table, hasThis, factory) {
  return function () {
    arguments[0] = requireBy(table, arguments[0])
    return factory.apply(hasThis ? this : undefined, arguments)
  }
}
function esm(table, hasThis, hasExports, factory) {
  return function () {
    var given = Array.prototype.slice.call(arguments, 0, ${ESM_PARAMETERS_AT})
    while (given.length < ${ESM_PARAMETERS_AT}) given.push(undefined)
    var require = given[0] = requireBy(table, given[0])
    var exports = given[2]
    if (hasExports) Object.defineProperty(exports, '__esModule', { value: true })
    return factory.apply(hasThis ? this : undefined, given.concat([
      function (path) { return namesOf(require(path)) },
      function (path) { return require.async(path).then(namesOf) },
      function (source) { exportAll(exports, source) },
      exports,
      {},
    ]))
  }
}
`.trim()
