/**
 * `<picker>` — a tap on it opens a sheet with wheels.
 *
 * Raises `change` when a choice was taken (also when it is the old one), `cancel` when it was
 * left, and for several selectors `columnchange` while wheels turn. What the app sets in answer
 * shows at once. Regions are asked of the host when a region picker is first opened.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/picker.html
 */
import type { BuiltIn, BuiltInPort, MountedBuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { hyphenated } from '@maque/template/text.ts'
import { onActivation, showDisabled } from '../activation.ts'
import { booleanOf, choiceOf, stringOf } from '../attribute-values.ts'
import { callHost } from '../host-calls.ts'
import { Lifetime } from '../lifetime.ts'
import { dateMode, multiSelectorMode, regionMode, selectorMode, timeMode, type PickerMode } from './modes.ts'
import { regionListOf, type RegionList } from './regions.ts'
import { openSheet, sheetStyle, type Sheet } from './sheet.ts'

export const picker: BuiltIn = {
  tag: 'picker',
  style: `wx-picker { display: block; cursor: pointer }\n${sheetStyle}`,
  mount: mountPicker,
}

const modes = ['selector', 'multiSelector', 'time', 'date', 'region'] as const

/** Asked for once a page. */
let regions: RegionList | null = null

function mountPicker(element: HTMLElement, port: BuiltInPort): MountedBuiltIn {
  const lifetime = new Lifetime()
  const attributes = new Map<string, unknown>()
  const text = (name: string): string => stringOf(attributes.get(name))
  const isDisabled = (): boolean => booleanOf(attributes.get('disabled'))
  let sheet: Sheet | null = null
  lifetime.atEnd(() => sheet?.close())

  const modeNow = (): PickerMode | null => {
    const value = attributes.get('value')
    const bounds = { value: stringOf(value), start: text('start'), end: text('end') }
    switch (choiceOf(attributes.get('mode'), modes)) {
      case 'selector':
        return selectorMode(attributes.get('range'), text('range-key'), value)
      case 'multiSelector':
        return multiSelectorMode(attributes.get('range'), text('range-key'), value)
      case 'time':
        return timeMode(bounds)
      case 'date':
        return dateMode(bounds, choiceOf(attributes.get('fields'), ['day', 'month', 'year']), today())
      case 'region': {
        const level = choiceOf(attributes.get('level'), ['region', 'province', 'city', 'sub-district'])
        return regions === null ? null : regionMode(regions, value, text('custom-item'), level)
      }
    }
  }
  const show = (opened: Sheet): void => {
    const mode = modeNow()
    if (mode !== null) opened.update(mode, mode.start)
  }

  const open = (): void => {
    if (sheet !== null || isDisabled()) return
    const opened = openSheet({
      title: text('header-text'),
      confirmed: (indexes) => {
        sheet = null
        const mode = modeNow()
        if (mode === null) return
        const detail = mode.detail(indexes)
        attributes.set('value', detail.value)
        port.write('value', detail.value)
        port.emit('change', detail)
      },
      cancelled: () => {
        sheet = null
        port.emit('cancel', {})
      },
      columnTurned: (column, value) => port.emit('columnchange', { column, value }),
    })
    sheet = opened
    if (attributes.get('mode') === 'region' && regions === null) void askRegions(opened)
    else show(opened)
  }
  const askRegions = async (opened: Sheet): Promise<void> => {
    opened.notice('加载中…')
    const answer = await callHost(port, 'loadRegions', {})
    regions = answer.ok ? regionListOf(answer.result) : null
    if (sheet !== opened) return
    if (regions === null) opened.notice('地区数据加载失败')
    else show(opened)
  }

  onActivation(element, { role: 'button', isDisabled, activate: open }, lifetime)
  element.setAttribute('aria-haspopup', 'dialog')

  let isUpdating = false
  const updateSoon = (): void => {
    if (sheet === null || isUpdating) return
    isUpdating = true
    // Range and value of one update belong together.
    queueMicrotask(() => {
      isUpdating = false
      if (sheet !== null) show(sheet)
    })
  }

  return {
    set(name, value) {
      const attribute = hyphenated(name)
      attributes.set(attribute, value)
      if (attribute === 'disabled') showDisabled(element, isDisabled())
      if (attribute === 'range' || attribute === 'value') updateSoon()
    },
    activate: open,
    field: {
      name: () => text('name'),
      value: () => {
        const mode = modeNow()
        return attributes.get('value') ?? (mode === null ? [] : mode.detail(mode.start).value)
      },
      reset() {
        attributes.delete('value')
        const mode = modeNow()
        port.write('value', mode === null ? [] : mode.detail(mode.start).value)
      },
    },
    property: (name) => attributes.get(hyphenated(name)),
    detached: () => lifetime.end(),
  }
}

function today(): readonly [number, number, number] {
  const now = new Date()
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
}
