/**
 * Takes from the global object what app code must not have. Runs once, before any app code.
 *
 * (1) Every own name of the global object and of its prototypes that is not allowed is deleted, or,
 *     where it cannot be deleted, made `undefined`.
 * (2) Code cannot be made from text: `eval` throws, and so do the constructors of functions, however
 *     they are reached (`(() => 0).constructor`). `Function('return this')` alone works: libraries
 *     find the global object with it.
 * (3) `URL` makes no blob URLs. `performance` tells the time and nothing else.
 * (4) Code cannot be made from bytes either: `WebAssembly` goes, and its files of the package come by
 *     `WXWebAssembly`.
 * (5) This is one of several walls: the frame's policy and opaque origin hold without it.
 * (6) Apps may change what the language is made of, and do. What could make code of text is taken hold of
 *     here, and used without asking anything that an app can change: see docs/decisions.
 */
import { ALLOWED_GLOBALS } from './allowed-globals.ts'
import type { Platform } from './platform.ts'

/** Takes hold of what the runtime itself needs, then confines. */
export function confine(scope: typeof globalThis): Platform {
  const platform = capture(scope)
  closeConstructors(scope)
  keepAllowed(scope)
  for (let holder: object | null = scope; holder && holder !== Object.prototype;) {
    clear(holder, scope)
    holder = Object.getPrototypeOf(holder)
  }
  replace(scope, 'performance', { now: platform.now, timeOrigin: platform.timeOrigin })
  return platform
}

function capture(scope: typeof globalThis): Platform {
  const { performance, setTimeout, clearTimeout, setInterval, clearInterval, queueMicrotask } = scope
  const { Blob, URL } = scope
  const { createObjectURL, revokeObjectURL } = URL
  const { apply } = Reflect
  const importScripts: unknown = Reflect.get(scope, 'importScripts')
  const wasm = Reflect.get(scope, 'WebAssembly') as typeof WebAssembly | undefined
  return {
    importScript({ text, name, mapUrl }) {
      if (typeof importScripts !== 'function') throw new Error('scripts cannot be loaded here')
      const map = mapUrl === undefined ? '' : `\n//# sourceMappingURL=${mapUrl}`
      const whole = `${text}\n//# sourceURL=${name}${map}`
      const script = new Blob(only(whole), { type: 'text/javascript' })
      const url = apply(createObjectURL, URL, [script])
      try {
        apply(importScripts, scope, [url])
      } finally {
        apply(revokeObjectURL, URL, [url])
      }
    },
    now: () => performance.now(),
    timeOrigin: performance.timeOrigin,
    setTimeout: (task, delayMs) => setTimeout(task, delayMs) as unknown as number,
    clearTimeout: (id) => clearTimeout(id),
    setInterval: (task, delayMs) => setInterval(task, delayMs) as unknown as number,
    clearInterval: (id) => clearInterval(id),
    queueMicrotask: (task) => queueMicrotask(task),
    ...(wasm && {
      wasm: {
        Module: wasm.Module,
        Instance: wasm.Instance,
        Memory: wasm.Memory,
        Table: wasm.Table,
        Global: wasm.Global,
      },
    }),
    addEventListener:
      typeof scope.addEventListener === 'function' ? scope.addEventListener.bind(scope) : () => undefined,
  }
}

/** A list of one: browsers ask a list for its members by an iterator, which an app could have replaced. */
function only(text: string): string[] {
  const list = [text]
  let isDone = false
  const iterator = {
    next: () => {
      const result = isDone ? { done: true, value: undefined } : { done: false, value: text }
      isDone = true
      return result
    },
  }
  Object.defineProperty(list, Symbol.iterator, { value: () => iterator })
  return list
}

/** Much of a worker's global object stands on its prototypes, which are about to be cleared. */
function keepAllowed(scope: object): void {
  for (const name of ALLOWED_GLOBALS) {
    if (!Object.hasOwn(scope, name) && name in scope) replace(scope, name, Reflect.get(scope, name))
  }
}

function clear(holder: object, scope: object): void {
  for (const name of Reflect.ownKeys(holder)) {
    if (
      typeof name === 'symbol' ||
      name === 'constructor' ||
      (holder === scope && ALLOWED_GLOBALS.has(name))
    ) {
      continue
    }
    if (Reflect.deleteProperty(holder, name)) continue
    try {
      Object.defineProperty(holder, name, { value: undefined, writable: false })
    } catch {
      // Neither deletable nor writable (`Infinity` and its like): the language itself, and allowed.
    }
  }
  // `constructor` leads from the scope to what made it; there is nothing to construct.
  if (Object.hasOwn(holder, 'constructor')) {
    Object.defineProperty(holder, 'constructor', { value: Object, writable: false, configurable: false })
  }
}

/** `return this`, however it is spaced and ended. */
const RETURN_THIS = /^\s*return this;?\s*$/

function closeConstructors(scope: typeof globalThis): void {
  const kinds: readonly ((...args: readonly unknown[]) => unknown)[] = [
    function () {},
    function* () {},
    async function () {},
    async function* () {},
  ]
  for (const sample of kinds) {
    const prototype: object = Object.getPrototypeOf(sample)
    const isPlain = prototype === Function.prototype
    const closed = function (...args: readonly unknown[]): () => unknown {
      if (isPlain && args.length === 1 && RETURN_THIS.test(String(args[0]))) return () => scope
      throw new EvalError('mini programs cannot make code from text')
    }
    Object.defineProperty(closed, 'prototype', { value: prototype, writable: false })
    Object.defineProperty(closed, 'name', { value: isPlain ? 'Function' : 'GeneratorFunction' })
    closeConstructor(prototype, closed)
    if (isPlain) replace(scope, 'Function', closed)
  }
  replace(scope, 'eval', () => {
    throw new EvalError('mini programs cannot make code from text')
  })
  for (const name of ['createObjectURL', 'revokeObjectURL']) Reflect.deleteProperty(scope.URL, name)
}

/**
 * Cannot be made another, but a function of the app may have a `constructor` of its own by assignment, as
 * old compilers of generators give to theirs: what is merely not writable would refuse that, too.
 */
function closeConstructor(prototype: object, closed: unknown): void {
  const { defineProperty } = Object
  defineProperty(prototype, 'constructor', {
    get: () => closed,
    set(this: object, value: unknown) {
      if (this !== prototype)
        defineProperty(this, 'constructor', { value, writable: true, enumerable: true, configurable: true })
    },
    configurable: false,
  })
}

function replace(scope: object, name: string, value: unknown): void {
  Object.defineProperty(scope, name, { value, writable: true, enumerable: false, configurable: true })
}
