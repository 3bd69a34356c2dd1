/** The outlines of `<icon>`, drawn in a square of 24 and filled even-odd: a shape inside another is a hole. */

const disc = 'M12 22a10 10 0 1 1 0-20 10 10 0 0 1 0 20z'
const ring = `${disc}M12 20.8a8.8 8.8 0 1 0 0-17.6 8.8 8.8 0 0 0 0 17.6z`
const smallTick = 'M10.6 16.2 6.6 12.2 7.7 11.1 10.6 14 16.7 7.9 17.8 9z'
const tick = 'M9.2 18.6 2.9 12.3 4.3 10.9 9.2 15.8 19.7 5.3 21.1 6.7z'
const letterI = 'M11.2 7h1.6v1.6h-1.6zM11.2 10.2h1.6V17h-1.6z'
const exclamation = 'M11.2 6.8h1.6v6.8h-1.6zM11.2 15.4h1.6V17h-1.6z'
const hands = 'M11.3 6.5h1.4v5.2l3.6 3.6-1 1-4-4z'
const cross =
  'M8.5 7.5 12 11 15.5 7.5 16.5 8.5 13 12 16.5 15.5 15.5 16.5 12 13 8.5 16.5 7.5 15.5 11 12 7.5 8.5z'
const downArrow = 'M11.3 6.5h1.4v7.6l2.6-2.6 1 1L12 16.8 7.7 12.5l1-1 2.6 2.6z'
const lens =
  'M10.5 17.5a7 7 0 1 1 0-14 7 7 0 0 1 0 14zM10.5 16.1a5.6 5.6 0 1 0 0-11.2 5.6 5.6 0 0 0 0 11.2zM15 16 16 15 21 20 20 21z'

export interface IconShape {
  readonly path: string
  /** The first look's colour, and the one of `style: v2` where it differs. */
  readonly color: string
  readonly colorV2?: string
}

const green = { color: '#09bb07', colorV2: '#07c160' }
const red = { color: '#f76260', colorV2: '#fa5151' }

export const iconShapes: Readonly<Record<string, IconShape>> = {
  success: { path: disc + smallTick, ...green },
  success_no_circle: { path: tick, ...green },
  success_circle: { path: ring + smallTick, ...green },
  safe_success: { path: disc + smallTick, ...green },
  safe_warn: { path: disc + exclamation, color: '#ffbe00' },
  info: { path: disc + letterI, color: '#10aeff' },
  info_circle: { path: ring + letterI, ...green },
  warn: { path: disc + exclamation, ...red },
  waiting: { path: disc + hands, color: '#10aeff' },
  waiting_circle: { path: ring + hands, color: '#10aeff' },
  cancel: { path: ring + cross, color: '#f43530', colorV2: '#fa5151' },
  clear: { path: disc + cross, color: '#b2b2b2' },
  circle: { path: ring, color: '#c9c9c9' },
  download: { path: ring + downArrow, ...green },
  search: { path: lens, color: '#b2b2b2' },
}
