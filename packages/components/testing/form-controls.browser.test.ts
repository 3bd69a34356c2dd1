import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStage, type OpenStage } from './open-stage.ts'

let stage: OpenStage
beforeAll(async () => {
  stage = await openStage()
}, 60_000)
afterAll(() => stage.close())

const draw: OpenStage['draw'] = (...nodes) => stage.draw(...nodes)
const details: OpenStage['details'] = (id, type) => stage.details(id, type)
const set: OpenStage['set'] = (id, name, value) => stage.set(id, name, value)

describe('an input', () => {
  it('tells what is typed, with the cursor, and feeds two-way binding', async () => {
    await draw(['input', { id: 'i', placeholder: 'name' }])
    await stage.page.click('#i')
    await stage.page.keyboard.type('ab')
    expect(await details('i', 'input')).toEqual([
      { value: 'a', cursor: 1, keyCode: 97 },
      { value: 'ab', cursor: 2, keyCode: 98 },
    ])
    expect(await details('i', 'focus')).toEqual([{ value: '', height: 0 }])
    expect(await stage.page.evaluate(() => window.stage.writes.at(-1))).toEqual({
      id: 'i',
      attribute: 'value',
      value: 'ab',
    })
  })

  it('is known to screen readers by what is said of it with aria, and as disabled', async () => {
    await draw(
      ['input', { id: 'i', 'aria-label': 'Name', 'aria-required': true, disabled: true }],
      ['textarea', { id: 't', 'aria-label': 'Story' }],
      ['slider', { id: 's', 'aria-label': 'Sound', disabled: true }],
    )
    const { page } = stage
    expect(
      await page.getByRole('textbox', { name: 'Name', disabled: true }).getAttribute('aria-required'),
    ).toBe('true')
    expect(await page.getByRole('textbox', { name: 'Story', disabled: false }).count()).toBe(1)
    expect(await page.getByRole('slider', { name: 'Sound', disabled: true }).getAttribute('tabindex')).toBe(
      '-1',
    )
    await set('i', 'aria-label', '')
    expect(await page.getByRole('textbox', { name: 'Name' }).count()).toBe(0)
  })

  it('keeps what was typed when an older echo arrives', async () => {
    await draw(['input', { id: 'i' }])
    await stage.page.click('#i')
    await stage.page.keyboard.type('ab')
    await set('i', 'value', 'a')
    expect(await stage.page.inputValue('#i input')).toBe('ab')
    await set('i', 'value', 'AB')
    expect(await stage.page.inputValue('#i input')).toBe('AB')
  })

  it('shows what the handler returns', async () => {
    await draw(['input', { id: 'i' }])
    await stage.page.evaluate(() => window.stage.returns.set('i:input', { value: '*', cursor: 0 }))
    await stage.page.click('#i')
    await stage.page.keyboard.type('x')
    expect(await stage.page.inputValue('#i input')).toBe('*')
  })

  it('refuses letters on a number keyboard, also beyond its length', async () => {
    await draw(['input', { id: 'i', type: 'number', maxlength: 3 }])
    await stage.page.click('#i')
    await stage.page.keyboard.type('1a2b345')
    expect(await stage.page.inputValue('#i input')).toBe('123')
  })

  it('limits nothing by a length of 0', async () => {
    await draw(['input', { id: 'i', maxlength: 0 }])
    await stage.page.click('#i')
    await stage.page.keyboard.type('typed')
    expect(await stage.page.inputValue('#i input')).toBe('typed')
  })

  it('confirms by Enter and lets go of the focus unless told to hold it', async () => {
    await draw(['input', { id: 'i', value: 'q', 'confirm-type': 'search' }])
    await stage.page.click('#i')
    await stage.page.keyboard.press('Enter')
    expect(await details('i', 'confirm')).toEqual([{ value: 'q' }])
    expect(await details('i', 'blur')).toEqual([{ value: 'q', cursor: 1 }])
    await set('i', 'confirm-hold', true)
    await stage.page.click('#i')
    await stage.page.keyboard.press('Enter')
    expect(await details('i', 'blur')).toHaveLength(1)
  })

  it('takes the focus from a tap on its padding, unless it is disabled', async () => {
    await stage.draw(['input', { id: 'i', style: 'padding:20px' }], ['input', { id: 'd', disabled: true }])
    await stage.page.click('#i', { position: { x: 5, y: 5 } })
    await stage.page.click('#d', { force: true })
    expect([await stage.details('i', 'focus'), await stage.details('d', 'focus')]).toEqual([
      [{ value: '', height: 0 }],
      [],
    ])
  })

  it('takes the focus and the selection it is given', async () => {
    await draw(['input', { id: 'i', value: 'abcdef', focus: true, 'selection-start': 1, 'selection-end': 3 }])
    expect(
      await stage.page.evaluate(() => {
        const control = document.activeElement as HTMLInputElement
        return [control.selectionStart, control.selectionEnd]
      }),
    ).toEqual([1, 3])
    await set('i', 'focus', false)
    expect(await details('i', 'blur')).toHaveLength(1)
  })

  it.each([
    'padding:14px 16px;min-height:44px;box-sizing:border-box;line-height:1.4',
    'padding:5px;min-height:40px',
    'height:60px',
  ])('has its text in the middle of what its style makes of it: %s', async (style) => {
    await draw(['input', { id: 'i', placeholder: 'p', style }])
    const middles = await stage.page.evaluate(() =>
      ['#i', '#i input', '#i .input-placeholder'].map((selector) => {
        const { top, bottom } = document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect()
        return (top + bottom) / 2
      }),
    )
    expect(new Set(middles).size).toBe(1)
  })

  it('scopes the class of its placeholder and understands rpx in its style', async () => {
    await draw([
      'input',
      { id: 'i', placeholder: 'p', 'placeholder-class': 'grey', 'placeholder-style': 'font-size:20rpx' },
    ])
    const placeholder = stage.page.locator('#i .input-placeholder')
    expect(await placeholder.getAttribute('class')).toBe('input-placeholder scope--grey')
    expect(await placeholder.evaluate((element) => getComputedStyle(element).fontSize)).toBe('10px')
  })
})

describe('a textarea', () => {
  it('grows with its lines and tells their number', async () => {
    await draw(['textarea', { id: 't', 'auto-height': true, style: 'width:200px;line-height:20px' }])
    await stage.page.click('#t')
    await stage.page.keyboard.type('a')
    await stage.page.keyboard.press('Enter')
    await stage.page.keyboard.type('b')
    expect((await details('t', 'linechange')).at(-1)).toEqual({ height: 40, heightRpx: 80, lineCount: 2 })
    expect(
      await stage.page
        .locator('#t')
        .evaluate((element) => element.clientHeight === element.querySelector('textarea')?.scrollHeight),
    ).toBe(true)
  })
})

describe('a label', () => {
  it('activates the first control inside, once', async () => {
    await draw([
      'checkbox-group',
      { id: 'g' },
      ['label', { id: 'l' }, ['checkbox', { id: 'c', value: 'x' }], ['text', { id: 'words' }, 'tap me']],
    ])
    await stage.page.click('#words')
    expect(await details('g', 'change')).toEqual([{ value: ['x'] }])
    await stage.page.click('#c')
    expect(await details('g', 'change')).toEqual([{ value: ['x'] }, { value: [] }])
  })

  it('prefers the control that `for` names', async () => {
    await draw(
      ['label', { id: 'l', for: 's' }, 'other', ['switch', { id: 'inner' }]],
      ['switch', { id: 's' }],
    )
    await stage.page.click('#l', { position: { x: 3, y: 8 } })
    expect(await details('s', 'change')).toEqual([{ value: true }])
    expect(await details('inner', 'change')).toEqual([])
  })
})

describe('a radio group', () => {
  it('has one chosen radio, also when the app chooses', async () => {
    await draw([
      'radio-group',
      { id: 'g', name: 'r' },
      ['radio', { id: 'a', value: 'A', checked: true }],
      ['radio', { id: 'b', value: 'B' }],
    ])
    await stage.page.click('#b')
    expect(await details('g', 'change')).toEqual([{ value: 'B' }])
    await stage.page.click('#b')
    expect(await details('g', 'change')).toHaveLength(1)
    await set('a', 'checked', true)
    expect(await stage.page.evaluate(() => window.stage.mounted('b').property?.('checked'))).toBe(false)
    expect(await details('g', 'change')).toHaveLength(1)
  })

  it('is worked from the keyboard', async () => {
    await draw(['radio-group', { id: 'g' }, ['radio', { id: 'a', value: 'A' }]])
    await stage.page.focus('#a')
    await stage.page.keyboard.press('Space')
    expect(await details('g', 'change')).toEqual([{ value: 'A' }])
  })
})

describe('a switch', () => {
  it('stays as it is while disabled, which any text makes it', async () => {
    await draw(['switch', { id: 's', checked: true, disabled: 'false' }])
    await stage.page.click('#s', { force: true })
    expect(await details('s', 'change')).toEqual([])
    await set('s', 'disabled', false)
    await stage.page.click('#s')
    expect(await details('s', 'change')).toEqual([{ value: false }])
  })
})

describe('a slider', () => {
  it('tells every step of a drag, and the end', async () => {
    await draw(['slider', { id: 's', style: 'width:300px;margin:20px', step: 10, 'show-value': true }])
    const box = await stage.page.locator('#s .wx-slider-handle-wrapper').boundingBox()
    if (box === null) throw new Error('not drawn')
    const at = (part: number): [number, number] => [box.x + box.width * part, box.y + 1]
    await stage.page.mouse.move(...at(0))
    await stage.page.mouse.down()
    await stage.page.mouse.move(...at(0.29))
    await stage.page.mouse.move(...at(0.5))
    await stage.page.mouse.up()
    expect(await details('s', 'changing')).toEqual([{ value: 30 }, { value: 50 }])
    expect(await details('s', 'change')).toEqual([{ value: 50 }])
  })

  it('jumps to a tap and follows arrow keys', async () => {
    await draw(['slider', { id: 's', style: 'width:300px;margin:20px', max: 10 }])
    const box = await stage.page.locator('#s .wx-slider-handle-wrapper').boundingBox()
    if (box === null) throw new Error('not drawn')
    await stage.page.mouse.click(box.x + box.width * 0.7, box.y + 1)
    await stage.page.focus('#s .wx-slider-handle')
    await stage.page.keyboard.press('ArrowLeft')
    expect(await details('s', 'change')).toEqual([{ value: 7 }, { value: 6 }])
  })
})

describe('a form', () => {
  it('submits named fields and resets them', async () => {
    await draw([
      'form',
      { id: 'f' },
      ['input', { name: 'who', value: 'me' }],
      ['view', {}, ['switch', { name: 'on', checked: true }]],
      ['slider', { name: 'much', value: 30 }],
      [
        'checkbox-group',
        { name: 'which' },
        ['checkbox', { value: 'a', checked: true }],
        ['checkbox', { value: 'b' }],
      ],
      ['input', { value: 'nameless' }],
      ['button', { id: 'go', 'form-type': 'submit' }, 'go'],
      ['button', { id: 'no', formType: 'reset' }, 'no'],
    ])
    await stage.page.click('#go')
    await stage.page.click('#no')
    await stage.page.click('#go')
    expect(await details('f', 'submit')).toEqual([
      { value: { who: 'me', on: true, much: 30, which: ['a'] } },
      { value: { who: '', on: false, much: 0, which: [] } },
    ])
    expect(await details('f', 'reset')).toEqual([{}])
  })
})

describe('a button', () => {
  it('tells the outcome of an open capability', async () => {
    await draw(['button', { id: 'b', 'open-type': 'getPhoneNumber' }, 'phone'])
    await stage.page.click('#b')
    await stage.page.evaluate(() =>
      window.stage.answers.set('getPhoneNumber', { ok: true, result: { code: 'c1' } }),
    )
    await stage.page.click('#b')
    await expect
      .poll(() => details('b', 'getphonenumber'))
      .toEqual([
        { errMsg: 'getPhoneNumber:fail not on this stage' },
        { errMsg: 'getPhoneNumber:ok', code: 'c1' },
      ])
  })

  it.each([['v1'], ['v2']])('looks as a class of the author says, in its look of %s', async (look) => {
    await stage.page.addStyleTag({ content: '.mine { color: rgb(1, 2, 3); padding: 3px }' })
    await stage.page.evaluate((style) => void (document.documentElement.dataset['style'] = style), look)
    await stage.draw(['button', { id: 'b', class: 'mine' }, 'x'])
    const style = await stage.page.locator('#b').evaluate((element) => {
      const { color, paddingTop } = getComputedStyle(element)
      return { color, paddingTop }
    })
    expect(style).toEqual({ color: 'rgb(1, 2, 3)', paddingTop: '3px' })
    await stage.page.evaluate(() => void delete document.documentElement.dataset['style'])
  })

  it('does nothing while disabled, not even from the keyboard', async () => {
    await draw(['form', { id: 'f' }, ['button', { id: 'b', 'form-type': 'submit', disabled: true }, 'x']])
    await stage.page.click('#b', { force: true })
    await stage.page.locator('#b').press('Enter')
    expect(await details('f', 'submit')).toEqual([])
    expect(await stage.page.evaluate(() => window.stage.mounted('b').isDisabled?.())).toBe(true)
  })
})

describe('a navigator', () => {
  it('opens what its open type says', async () => {
    await draw(
      ['navigator', { id: 'a', url: '/pages/a' }, 'a'],
      ['navigator', { id: 'b', url: '../b', 'open-type': 'switchTab' }, 'b'],
      ['navigator', { id: 'c', 'open-type': 'navigateBack', delta: '2' }, 'c'],
      ['navigator', { id: 'd' }, 'd'],
    )
    for (const id of ['a', 'b', 'c', 'd']) await stage.page.click(`#${id}`)
    expect(await stage.page.evaluate(() => window.stage.calls)).toEqual([
      { name: 'navigateTo', params: { url: '/pages/a' } },
      { name: 'switchTab', params: { url: '../b' } },
      { name: 'navigateBack', params: { delta: 2 } },
    ])
  })
})
