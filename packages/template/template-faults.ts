/** What is said of uses of `<template>` that go wrong as they are drawn; logic and view say the same. */

/** The name turns out to be none. */
export function unknownTemplate(name: string, place: string | undefined): string {
  const said = `Template "${name}" is not found.`
  return place === undefined ? said : `${place}: ${said}`
}

/** No tree that people look at is as deep, and no browser's stack as low. */
const MAX_DEPTH = 300

/** How deep uses of templates stand in each other while they are drawn. */
export class TemplateDepth {
  #depth = 0

  /** Throws where templates use each other without end: `place` is where the last use is written. */
  within<Drawn>(place: string | undefined, draw: () => Drawn): Drawn {
    if (this.#depth >= MAX_DEPTH) throw new RangeError(endlessTemplate(place))
    this.#depth++
    try {
      return draw()
    } finally {
      this.#depth--
    }
  }
}

function endlessTemplate(place: string | undefined): string {
  const said = `Templates use each other without end: more than ${MAX_DEPTH} stand in each other.`
  return place === undefined ? said : `${place}: ${said}`
}
