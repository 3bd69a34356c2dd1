/**
 * Lets an element take the presses that are made on it.
 *
 * Chromium moves a finger to the nearest element that answers presses, and takes for such what is a native
 * control or listens to clicks: an icon beside an entry would never be tapped. Events are heard on the
 * document, so an element with a handler listens to clicks for nothing but this. A rule for `:active` does
 * as well, but has every press restyle and paint the page before it is answered.
 */
export function answerPresses(element: Element): void {
  element.addEventListener('click', ignore)
}

function ignore(): void {}
