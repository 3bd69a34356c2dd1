/** How the attributes that all elements have get into the document. */
import type { Spot } from '../draw/model.ts'
import { classTextOf, textOf } from '@maque/template/text.ts'
import type { AttributeWriter } from '../draw/instructions/attribute-instruction.ts'
import { setSlotName } from '../draw/content.ts'
import { contentAt } from '../draw/place.ts'
import { scopedClasses } from './class-scope.ts'
import { writeClass, writeStyle } from './overrides.ts'
import { styleTextFor, type ResourceUrl } from './style-text.ts'

export const classWriter: AttributeWriter = {
  read: classTextOf,
  write(element, read, { owner }) {
    writeClass(element, scopedClasses(read as string, owner))
  },
}

export function styleWriter(resourceUrl: ResourceUrl): AttributeWriter {
  return {
    read: (value) => styleTextFor(value, resourceUrl),
    write(element, read) {
      writeStyle(element, read as string)
    },
  }
}

export const idWriter: AttributeWriter = {
  read: textOf,
  write(element, read) {
    element.id = read as string
  },
}

/** Any text but the empty one hides, even `false`; only a value that is false does not. */
export const hiddenWriter: AttributeWriter = {
  read: Boolean,
  write(element, read) {
    element.hidden = read as boolean
  },
}

/** `role`, which mini programs write as `aria-role`. */
export const roleWriter: AttributeWriter = {
  read: textOf,
  write(element, read) {
    writeRole(element, read as string)
  },
}

/** What says that it can be operated can be reached from the keyboard. */
export function writeRole(element: HTMLElement, role: string): void {
  if (role === '') element.removeAttribute('role')
  else element.setAttribute('role', role)
  if (operable.has(role)) element.tabIndex = 0
}

const operable: ReadonlySet<string> = new Set([
  'button',
  'checkbox',
  'link',
  'menuitem',
  'option',
  'radio',
  'switch',
  'tab',
])

export function slotWriter(standsIn: Spot): AttributeWriter {
  return {
    isOfAnyHost: true,
    read: textOf,
    write(element, read, fragment) {
      setSlotName(element, read as string)
      contentAt(fragment, standsIn)?.touch()
    },
  }
}

/** An attribute for style sheets and assistive technology. */
export function plainWriter(name: string): AttributeWriter {
  return {
    read: (value) => plainText(name, value),
    write(element, read) {
      if (typeof read === 'string') element.setAttribute(name, read)
      else element.removeAttribute(name)
    },
  }
}

/** `undefined`: the attribute is not there. */
export function plainText(name: string, value: unknown): string | undefined {
  if (value === undefined || value === null || typeof value === 'object') return undefined
  // `aria-hidden="false"` says something; `foo="false"` would match `[foo]`.
  if (typeof value === 'boolean') return name.startsWith('aria-') ? String(value) : value ? '' : undefined
  return textOf(value)
}

/**
 * Whether an attribute of an unknown name may stand in the document. What browsers act upon on any
 * element may not: handlers, focus, editing, popovers; nor what the runtime writes itself.
 */
export function isPlain(name: string): boolean {
  return /^[a-z][\w.-]*$/i.test(name) && !/^(on|form|data-)/i.test(name) && !acted.has(name.toLowerCase())
}

const acted: ReadonlySet<string> = new Set([
  'accesskey',
  'autofocus',
  'class',
  'contenteditable',
  'draggable',
  'enterkeyhint',
  'hidden',
  'href',
  'id',
  'inert',
  'inputmode',
  'is',
  'nonce',
  'popover',
  'popovertarget',
  'slot',
  'spellcheck',
  'src',
  'srcdoc',
  'style',
  'tabindex',
  'translate',
  'virtualkeyboardpolicy',
  'wx-host',
  'wx-own',
])
