/**
 * What attribute values mean. They arrive as written: `true` for an attribute without value,
 * text, or whatever an expression gave. `undefined` stands for "back to the default".
 */
import { withViewLengths } from '@maque/protocol/bundle/view-lengths.ts'
import { styleTextOf, textOf } from '@maque/template/text.ts'

/**
 * Any text but the empty one is true: `disabled="false"` disables, as in WeChat. Only
 * `disabled="{{false}}"` does not.
 */
export function booleanOf(value: unknown, otherwise = false): boolean {
  return value === undefined ? otherwise : Boolean(value)
}

/** `otherwise` also for what is no number. A trailing `px` is accepted, as authors write it everywhere. */
export function numberOf(value: unknown, otherwise: number): number {
  if (typeof value === 'number') return Number.isFinite(value) ? value : otherwise
  if (typeof value !== 'string' || value.trim() === '') return otherwise
  const number = Number(value.trim().replace(/px$/i, ''))
  return Number.isFinite(number) ? number : otherwise
}

export function stringOf(value: unknown, otherwise = ''): string {
  if (value === undefined || value === null || value === true) return otherwise
  return textOf(value)
}

/** One of the given names, or the first of them. */
export function choiceOf<Name extends string>(value: unknown, names: readonly [Name, ...Name[]]): Name {
  return names.find((name) => name === value) ?? names[0]
}

/** A length in CSS pixels: numbers are pixels, `rpx` is a 750th of the page's width. */
export function pixelsOf(value: unknown, pageWidthPx: number, otherwise: number): number {
  if (typeof value === 'string' && /rpx\s*$/i.test(value)) {
    const rpx = Number.parseFloat(value)
    return Number.isFinite(rpx) ? (rpx * pageWidthPx) / 750 : otherwise
  }
  return numberOf(value, otherwise)
}

/** A length for a style: numbers get `px`, `rpx` follows the page's width, other units stay. */
export function cssLengthOf(value: unknown, otherwise: string): string {
  if (value === undefined || value === null || value === '' || value === true) return otherwise
  const text = textOf(value).trim()
  return /^[+-]?[\d.]+$/.test(text) ? `${text}px` : withViewLengths(text)
}

/** The text of a style attribute: objects are joined, and `rpx` becomes what the view understands. */
export function cssStyleOf(value: unknown): string {
  return value === true ? '' : withViewLengths(styleTextOf(value))
}

/** An array, or nothing. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** The four paddings of Skyline containers, top, right, bottom, left, as a style. */
export function cssPaddingOf(value: unknown): string {
  return listOf(value)
    .slice(0, 4)
    .map((side) => cssLengthOf(side, '0px'))
    .join(' ')
}
