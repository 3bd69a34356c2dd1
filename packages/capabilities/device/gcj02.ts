/**
 * Turns a position of the world's system (WGS-84) into the one that Chinese maps draw (GCJ-02),
 * which is shifted by some hundred metres inside China and the same outside.
 */
export interface Position {
  readonly latitude: number
  readonly longitude: number
}

/** The ellipsoid the shift is computed on (Krasovsky 1940): half axis in metres, eccentricity squared. */
const HALF_AXIS_M = 6_378_245
const ECCENTRICITY = 0.006_693_421_622_965_943

export function toGcj02({ latitude, longitude }: Position): Position {
  if (isOutsideChina({ latitude, longitude })) return { latitude, longitude }
  const shift = shiftAt(longitude - 105, latitude - 35)
  const radians = (latitude / 180) * Math.PI
  const curve = 1 - ECCENTRICITY * Math.sin(radians) ** 2
  const meridian = (HALF_AXIS_M * (1 - ECCENTRICITY)) / curve ** 1.5
  const parallel = (HALF_AXIS_M / Math.sqrt(curve)) * Math.cos(radians)
  return {
    latitude: latitude + (shift.north * 180) / (meridian * Math.PI),
    longitude: longitude + (shift.east * 180) / (parallel * Math.PI),
  }
}

function isOutsideChina({ latitude, longitude }: Position): boolean {
  return longitude < 72.004 || longitude > 137.8347 || latitude < 0.8293 || latitude > 55.8271
}

/** In metres, for degrees from the middle of the map. */
function shiftAt(x: number, y: number): { readonly north: number; readonly east: number } {
  const ripple = ((20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * 2) / 3
  const root = Math.sqrt(Math.abs(x))
  return {
    north:
      -100 +
      2 * x +
      3 * y +
      0.2 * y * y +
      0.1 * x * y +
      0.2 * root +
      ripple +
      waves(y, [20, 1], [40, 3]) +
      waves(y, [160, 12], [320, 30]),
    east:
      300 +
      x +
      2 * y +
      0.1 * x * x +
      0.1 * x * y +
      0.1 * root +
      ripple +
      waves(x, [20, 1], [40, 3]) +
      waves(x, [150, 12], [300, 30]),
  }
}

type Wave = readonly [height: number, length: number]

function waves(at: number, first: Wave, second: Wave): number {
  const [one, two] = [first, second].map(([height, length]) => height * Math.sin((at / length) * Math.PI))
  return (((one ?? 0) + (two ?? 0)) * 2) / 3
}
