import { cloneable } from './cloneable.ts'

export interface ErrorReport {
  readonly message: string
  readonly stack: string
}

/** What is told of an error, whatever was thrown. */
export function describeError(error: unknown): ErrorReport {
  if (error instanceof Error) {
    return { message: `${error.name}: ${error.message}`, stack: error.stack ?? '' }
  }
  const told = cloneable(error)
  const message = typeof told === 'string' ? told : (JSON.stringify(told) ?? String(told))
  return { message, stack: '' }
}
