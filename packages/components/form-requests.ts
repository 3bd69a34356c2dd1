/**
 * What a `<button form-type>` asks of the `<form>` around it: a DOM event, as the two are
 * neighbours that do not know each other.
 */
export type FormRequest = 'submit' | 'reset' | 'submitToGroup'

const eventName = 'wx-form-request'

/** Bubbles to the nearest form, which stops it. */
export function requestOfForm(element: Element, request: FormRequest): void {
  element.dispatchEvent(new CustomEvent<FormRequest>(eventName, { bubbles: true, detail: request }))
}

export function onFormRequest(form: Element, answer: (request: FormRequest, from: Element) => void): void {
  form.addEventListener(eventName, (event) => {
    if (!(event instanceof CustomEvent) || !(event.target instanceof Element)) return
    event.stopPropagation()
    // Only `requestOfForm` makes events of this name.
    answer(event.detail as FormRequest, event.target)
  })
}
