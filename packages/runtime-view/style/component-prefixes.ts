/**
 * Short prefixes for the class names of components, each given once a page: `row--` for
 * `components/row/row`. None is one that a page writes itself, as BEM names (`row--active`) look alike.
 */
export class ComponentPrefixes {
  readonly #given = new Map<string, string>()
  readonly #taken = new Set<string>()
  readonly #isWritten: (prefix: string) => boolean

  constructor(isWritten: (prefix: string) => boolean) {
    this.#isWritten = isWritten
  }

  of(componentPath: string): string {
    const known = this.#given.get(componentPath)
    if (known !== undefined) return known
    const base = nameIn(componentPath)
    let prefix = `${base}--`
    for (let number = 2; this.#taken.has(prefix) || this.#isWritten(prefix); number++)
      prefix = `${base}-${number}--`
    this.#taken.add(prefix)
    this.#given.set(componentPath, prefix)
    return prefix
  }
}

/** The last telling name of a path: `button` of `miniprogram_npm/vant/button/index`. */
function nameIn(path: string): string {
  const steps = path.split('/').filter((step) => step !== '' && step !== 'index')
  const name = (steps.at(-1) ?? 'component').replaceAll(/[^\w-]/g, '')
  return /^[a-z]/i.test(name) ? name : `c${name}`
}
