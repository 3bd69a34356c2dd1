/**
 * What TypeScript's decorators come down to: calls of `babelHelpers`, which are put before the module
 * that makes them. They are those of `experimentalDecorators`, as the official templates switch on.
 *
 * @see https://www.typescriptlang.org/docs/handbook/decorators.html
 */
export const DECORATOR_HELPERS: ReadonlySet<string> = new Set(['decorate', 'decorateParam'])

/** On one line: those after it keep their numbers. */
export const decoratorScript = [
  'const babelHelpers = {',
  'decorate(decorators, target, key, described) {',
  'const isClass = arguments.length < 3;',
  'let made = isClass ? target : described === null ? Object.getOwnPropertyDescriptor(target, key) : described;',
  'for (const decorator of decorators.reverse()) made = (isClass ? decorator(made) : decorator(target, key, made)) || made;',
  'if (!isClass && made) Object.defineProperty(target, key, made);',
  'return made;',
  '},',
  'decorateParam: (index, decorator) => (target, key) => decorator(target, key, index),',
  '};',
].join('')
