import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readControls, withoutControl } from './controls.ts'

describe('the controls that can be taken away (ADM-08)', () => {
  const controls = readControls()

  it('are forty at least, each by a name of its own', () => {
    expect(controls.length).toBeGreaterThanOrEqual(40)
    expect(new Set(controls.map(({ id }) => id)).size).toBe(controls.length)
  })

  it.each(controls.map((control) => [control.id, control] as const))(
    'stand where it says: %s',
    (_, control) => {
      const text = readFileSync(control.file, 'utf8')
      expect(withoutControl(control, text)).not.toBe(text)
      expect(existsSync(control.test)).toBe(true)
      expect(control.cases).not.toEqual([])
      if (control.name !== undefined) expect(readFileSync(control.test, 'utf8')).toContain(control.name)
    },
  )
})
