/**
 * An answer of a call that gives no promise in WeChat: who gives it no callback asks for no answer, so
 * that a refusal is no fault of the app's. Whoever awaits it all the same is told.
 */
export function unheeded(answer: Promise<unknown> | undefined): Promise<unknown> | undefined {
  answer?.catch(() => undefined)
  return answer
}
