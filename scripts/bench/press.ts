import type { Frame } from 'playwright-core'

const REST_MS = 50
const FRAME_MS = 1000 / 60

/**
 * Presses the button of an action as a hand does: the pointer has come to rest on it, and goes down at
 * any moment of a frame.
 *
 * Playwright's own click moves the pointer and presses it within a millisecond. A move asks for a frame
 * by itself; what a press changes at once is painted with that one, and what it changes two
 * milliseconds later with the next, 17 ms on.
 */
export async function press(frame: Frame, action: string): Promise<void> {
  await frame.locator(`.do-${action}`).first().hover({ force: true })
  await new Promise((resolve) => setTimeout(resolve, REST_MS + Math.random() * FRAME_MS))
  const { mouse } = frame.page()
  await mouse.down()
  await mouse.up()
}
