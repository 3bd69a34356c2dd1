/**
 * Where the slides of a swiper stand.
 *
 * A place is a number: 0 shows the first slide, 1.5 half of the second and half of the third. In
 * a circle places go on for ever in both directions; the slides follow by whole rounds.
 */

export interface Track {
  readonly count: number
  /** How many slides are seen at once. */
  readonly shown: number
  readonly isCircular: boolean
}

/** A circle needs more slides than are seen: with fewer, one would have to stand in two places. */
export function isCircle({ count, shown, isCircular }: Track): boolean {
  return isCircular && count > shown
}

/** The last place that shows no emptiness. */
export function lastPlace({ count, shown }: Track): number {
  return Math.max(0, count - shown)
}

/** The slide that a whole place shows first. */
export function slideAt(place: number, track: Track): number {
  if (track.count === 0) return 0
  if (!isCircle(track)) return Math.min(lastPlace(track), Math.max(0, place))
  return ((place % track.count) + track.count) % track.count
}

/** By how many rounds a slide is moved so that it stands nearest to what is seen. */
export function roundsOf(slide: number, place: number, track: Track): number {
  if (!isCircle(track)) return 0
  const middle = place + (track.shown - 1) / 2
  return Math.round((middle - slide) / track.count)
}

/** The place nearest to `from` that shows a slide; in a circle this may be the short way round. */
export function nearestPlace(slide: number, from: number, track: Track): number {
  if (!isCircle(track)) return slideAt(slide, track)
  return slide + Math.round((from - slide) / track.count) * track.count
}

/** A drag beyond the ends of a line meets resistance; a circle has no ends. */
export function resisted(place: number, track: Track): number {
  if (isCircle(track)) return place
  const last = lastPlace(track)
  const resistance = 0.3
  if (place < 0) return place * resistance
  if (place > last) return last + (place - last) * resistance
  return place
}

/** Places a millisecond from which on a throw turns to the next slide. */
const throwVelocity = 0.0008

/** Where a slide comes to rest that was let go at a place. */
export function restingPlace(from: number, place: number, velocity: number, track: Track): number {
  const moved = Math.round(place)
  const isThrown = Math.abs(velocity) > throwVelocity
  const thrown = velocity > 0 ? Math.floor(place) + 1 : Math.ceil(place) - 1
  const next = isThrown && moved === Math.round(from) ? thrown : moved
  return isCircle(track) ? next : Math.min(lastPlace(track), Math.max(0, next))
}
