export interface SliderRange {
  readonly min: number
  readonly max: number
  readonly step: number
}

/** The nearest value that a whole number of steps leads to, within the range. */
export function steppedValue(wanted: number, { min, max, step }: SliderRange): number {
  if (max <= min) return min
  const width = step > 0 ? step : 1
  const stepped = min + Math.round((wanted - min) / width) * width
  // 0.1 + 0.2 is 0.30000000000000004: no more digits than the step has.
  const decimals = Math.max(decimalsOf(width), decimalsOf(min))
  return Math.min(max, Math.max(min, Number(stepped.toFixed(decimals))))
}

function decimalsOf(number: number): number {
  return String(number).split('.')[1]?.length ?? 0
}
