import { describe, expect, it } from 'vitest'
import { cropOf, middle, moved } from './crop-square.ts'

const wide = { width: 200, height: 100 }

describe('what is cut out', () => {
  it.each([
    ['is the largest square in the middle', middle, { x1: 0.25, y1: 0, x2: 0.75, y2: 1 }],
    ['is at an edge', { size: 0.5, across: 1, down: 0 }, { x1: 0.75, y1: 0, x2: 1, y2: 0.5 }],
  ])('%s', (_, choice, crop) => {
    expect(cropOf(choice, wide)).toEqual(crop)
  })

  it.each([
    ['follows the pointer', { width: 0.25, height: 0 }, { size: 1, across: 1, down: 0.5 }],
    ['stays within the picture', { width: 5, height: 5 }, { size: 1, across: 1, down: 0.5 }],
  ])('%s', (_, by, choice) => {
    expect(moved(middle, by, wide)).toEqual(choice)
  })
})
