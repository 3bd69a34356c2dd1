/** What is used of a MessagePort. */
export interface Port {
  // Method form, so that a MessagePort, whose handler wants its own event type, is one.
  onmessage: ((event: { readonly data: unknown; readonly ports: readonly Port[] }) => unknown) | null
  postMessage(message: unknown): void
  close(): void
}
