/** Says that something was changed at this place of a form, as fields of the browser do by themselves. */
export function changedIn(place: Element | null): void {
  place?.dispatchEvent(new Event('input', { bubbles: true }))
}
