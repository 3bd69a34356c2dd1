/** Two fingers drawing apart or together, or a trackpad doing so (a wheel with the control key). */

export interface Pinch {
  began(): void
  scale(): number
  pinched(scale: number): void
  ended(): void
}

/** Fingers count on the view itself or anywhere in its area: `isWanted` tells which. */
export function onPinch(
  isWanted: (isOverArea: boolean) => boolean,
  places: { readonly own: HTMLElement; readonly area: HTMLElement | null },
  pinch: Pinch,
  signal: AbortSignal,
): void {
  const listen = (place: HTMLElement, isOverArea: boolean): void => {
    let start: { readonly distance: number; readonly scale: number } | null = null
    place.addEventListener(
      'touchstart',
      ({ touches }) => {
        const distance = distanceOf(touches)
        if (distance === null || !isWanted(isOverArea)) return
        start = { distance, scale: pinch.scale() }
        pinch.began()
      },
      { signal, passive: true },
    )
    place.addEventListener(
      'touchmove',
      ({ touches }) => {
        const distance = distanceOf(touches)
        if (start !== null && distance !== null) pinch.pinched((start.scale * distance) / start.distance)
      },
      { signal, passive: true },
    )
    for (const type of ['touchend', 'touchcancel'] as const) {
      place.addEventListener(
        type,
        ({ touches }) => {
          if (start === null || touches.length > 1) return
          start = null
          pinch.ended()
        },
        { signal, passive: true },
      )
    }
    place.addEventListener(
      'wheel',
      (event) => {
        if (!event.ctrlKey || !isWanted(isOverArea)) return
        event.preventDefault()
        pinch.pinched(pinch.scale() * Math.exp(-event.deltaY / 100))
      },
      { signal, passive: false },
    )
  }
  listen(places.own, false)
  if (places.area !== null) listen(places.area, true)
}

function distanceOf(touches: TouchList): number | null {
  const [first, second] = [touches[0], touches[1]]
  if (first === undefined || second === undefined) return null
  return Math.max(1, Math.hypot(first.clientX - second.clientX, first.clientY - second.clientY))
}
