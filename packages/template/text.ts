/** How values become text, classes and styles: the same wherever a template shows them. */

/** Text of a value inside `{{ }}`: nothing for `undefined` and `null`. Never throws. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  return typeof value === 'object' ? textOfObject(value) : String(value)
}

/** Data may hold fields named `toString`, which are then no functions. */
function textOfObject(value: object): string {
  try {
    return String(value)
  } catch {
    return Object.prototype.toString.call(value)
  }
}

/** The class attribute of a value: text, a list of names, or an object of switches. */
export function classTextOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(classTextOf).filter(Boolean).join(' ')
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .filter(([, isOn]) => isOn)
      .map(([name]) => name)
      .join(' ')
  }
  return textOf(value)
}

/** The style attribute of a value: text, or an object of properties in either spelling. */
export function styleTextOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(styleTextOf).filter(Boolean).join(';')
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .filter(([, setting]) => setting !== undefined && setting !== null && setting !== '')
      .map(([name, setting]) => `${hyphenated(name)}:${textOf(setting)}`)
      .join(';')
  }
  return textOf(value)
}

/** `userName` of `data-user-name`: https://developers.weixin.qq.com/miniprogram/dev/framework/view/wxml/event.html */
export function datasetKey(attribute: string): string {
  return camelCased(attribute.slice('data-'.length).toLowerCase())
}

export function camelCased(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

export function hyphenated(name: string): string {
  return name.startsWith('--') ? name : name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
