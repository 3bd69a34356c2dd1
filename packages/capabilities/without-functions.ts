import { record } from './record.ts'

/** An app's options as they may cross to the host: callbacks stay behind. */
export function withoutFunctions(options: unknown): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(record(options)).filter(([, value]) => typeof value !== 'function'),
  )
}
