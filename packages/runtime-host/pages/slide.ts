/**
 * How sheets come and go. Each settles when it is over; at once where motion is unwanted.
 */
const DURATION_MS = 220
const EASING = 'cubic-bezier(0.25, 0.8, 0.4, 1)'

export async function slideIn(coming: HTMLElement, below: HTMLElement | undefined): Promise<void> {
  await Promise.all([
    move(coming, 'translateX(100%)', 'none'),
    below && move(below, 'none', 'translateX(-25%)'),
  ])
}

export async function slideOut(leaving: HTMLElement, below: HTMLElement | undefined): Promise<void> {
  await Promise.all([
    move(leaving, 'none', 'translateX(100%)'),
    below && move(below, 'translateX(-25%)', 'none'),
  ])
}

async function move(element: HTMLElement, from: string, to: string): Promise<void> {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
  element.classList.add('moving')
  const animation = element.animate([{ transform: from }, { transform: to }], {
    duration: DURATION_MS,
    easing: EASING,
  })
  // Rejects when the element is removed meanwhile: then it is over, too.
  await animation.finished.catch(() => undefined)
  element.classList.remove('moving')
}
