/** The `Content-Type` of an answer, whatever the case its server wrote the name in; empty when it said none. */
export function contentTypeOf(headers: Readonly<Record<string, string>>): string {
  const [, value] = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type') ?? []
  return value ?? ''
}
