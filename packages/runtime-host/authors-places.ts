import type { CapabilityOnHost } from './ports/capability.ts'

/** As much of an error as is read. */
const MAX_TEXT = 20_000

/** For logic: `App.onError` of a version under work is told where its author finds the fault. */
export function authorsPlaces(
  inAuthorsPlaces: (text: string) => Promise<string>,
): CapabilityOnHost<{ readonly text: string }> {
  return {
    name: 'authorsPlaces',
    params: {
      safeParse(params) {
        const text: unknown = typeof params === 'object' && params !== null && 'text' in params && params.text
        return typeof text === 'string'
          ? { success: true, data: { text: text.slice(0, MAX_TEXT) } }
          : { success: false, error: { issues: [{ path: ['text'], message: 'it is no text' }] } }
      },
    },
    run: async ({ text }) => ({ ok: true, result: await inAuthorsPlaces(text) }),
  }
}
