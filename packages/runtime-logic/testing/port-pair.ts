import type { Port } from '../ports/port.ts'

/** Two ends of a channel in one thread: messages are cloned and wait until they are pumped. */
export class PortPair {
  readonly near: Port
  readonly far: Port
  #waiting: (() => void)[] = []

  constructor() {
    const near = new TestPort((deliver) => this.#waiting.push(deliver))
    const far = new TestPort((deliver) => this.#waiting.push(deliver))
    near.other = far
    far.other = near
    this.near = near
    this.far = far
  }

  /** Sends from the far end with ports, which cannot be cloned here. */
  send(message: unknown, ports: readonly Port[] = []): void {
    const data: unknown = structuredClone(message)
    this.#waiting.push(() => this.near.onmessage?.({ data, ports }))
  }

  /** Delivers one message; false when there was none. */
  pump(): boolean {
    const deliver = this.#waiting.shift()
    deliver?.()
    return deliver !== undefined
  }
}

class TestPort implements Port {
  onmessage: Port['onmessage'] = null
  other: TestPort | null = null
  readonly #queue: (deliver: () => void) => void
  #isClosed = false

  constructor(queue: (deliver: () => void) => void) {
    this.#queue = queue
  }

  postMessage(message: unknown): void {
    if (this.#isClosed) return
    const data: unknown = structuredClone(message)
    this.#queue(() => this.other?.onmessage?.({ data, ports: [] }))
  }

  close(): void {
    this.#isClosed = true
  }
}
