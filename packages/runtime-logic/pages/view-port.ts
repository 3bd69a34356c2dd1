/**
 * One page's line to its view: questions with answers, orders, and subscriptions that bring notices.
 *
 * Questions and orders wait for the end of the task, and so come after what the task has set: apps
 * measure in `attached` what `attached` has drawn.
 */
import type {
  LogicToView,
  Transaction,
  ViewOrder,
  ViewQuestion,
  ViewToLogic,
} from '@maque/protocol/bridge/logic-view.ts'
import { NOT_DATA } from '../host/host-link.ts'
import type { TapState } from '../host/tap-state.ts'
import type { Port } from '../ports/port.ts'

/** Made before app code runs: an app may put a promise of its own kind in the place of `Promise`. */
const resolved = Promise.resolve()

export class ViewPort {
  readonly #port: Port
  readonly #questions = new Map<
    number,
    { readonly resolve: (answer: unknown) => void; readonly reject: (reason: Error) => void }
  >()
  readonly #subscriptions = new Map<number, (result: unknown) => void>()
  #lastQuestion = 0
  #lastSubscription = 0
  #isClosed = false

  /** Everything but replies and notices is given to `receive`. */
  constructor(port: Port, tap: TapState, receive: (message: ViewToLogic) => void) {
    this.#port = port
    port.onmessage = (event) => {
      // The other end is our own view runtime: it says what the protocol lets it say.
      const message = event.data as ViewToLogic
      if (message.t === 'event') tap.beginEvent(message.calls[0]?.event.type ?? '')
      else tap.begin()
      switch (message.t) {
        case 'reply':
          this.#questions.get(message.id)?.resolve(message.result)
          this.#questions.delete(message.id)
          break
        case 'notice':
          this.#subscriptions.get(message.subscription)?.(message.result)
          break
        default:
          receive(message)
      }
    }
  }

  update(transaction: string | Transaction): void {
    this.#post({ t: 'update', transaction })
  }

  /** Rejects when the page is closed before it answers, and when the question holds what cannot cross. */
  ask(question: ViewQuestion): Promise<unknown> {
    if (this.#isClosed) return Promise.reject(closedError())
    const id = ++this.#lastQuestion
    return new Promise((resolve, reject) => {
      this.#questions.set(id, { resolve, reject })
      this.#postAfterUpdate({ t: 'ask', id, question }).catch(() => {
        this.#questions.delete(id)
        reject(new Error(NOT_DATA))
      })
    })
  }

  /** What the handlers of an event gave back: see `answer` of `ViewToLogic`. */
  returned(answer: number, value: unknown): void {
    this.#post({ t: 'returned', answer, value })
  }

  tell(what: ViewOrder): void {
    void this.#postAfterUpdate({ t: 'tell', what })
  }

  subscribe(order: (subscription: number) => ViewOrder, listener: (result: unknown) => void): () => void {
    const subscription = ++this.#lastSubscription
    this.#subscriptions.set(subscription, listener)
    this.tell(order(subscription))
    return () => {
      if (this.#subscriptions.delete(subscription)) this.tell({ kind: 'unsubscribe', subscription })
    }
  }

  close(): void {
    this.#isClosed = true
    for (const { reject } of this.#questions.values()) reject(closedError())
    this.#questions.clear()
    this.#subscriptions.clear()
    this.#port.close()
  }

  /** An update is posted by the end of its batch, or in a microtask that was queued when it came to be due. */
  #postAfterUpdate(message: LogicToView): Promise<void> {
    return resolved.then(() => this.#post(message))
  }

  #post(message: LogicToView): void {
    if (!this.#isClosed) this.#port.postMessage(message)
  }
}

function closedError(): Error {
  return new Error('the page is closed')
}
