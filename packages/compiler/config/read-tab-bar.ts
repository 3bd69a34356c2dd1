import type { TabBarConfig, TabBarItem } from '@maque/protocol/bundle/app-config.ts'
import { joinPath } from '../project/file-path.ts'
import type { Reading } from '../project/memo.ts'
import { iconNotFound, tabCount, tabPageNotFound } from './config-diagnostics.ts'
import type { ConfigReader } from './config-reader.ts'
import { present } from './present.ts'

export interface TabBarRequest {
  readonly reader: ConfigReader
  readonly reading: Reading
  readonly mainPages: ReadonlySet<string>
}

export function readTabBar({ reader, reading, mainPages }: TabBarRequest): TabBarConfig {
  const written = reader.objects('list')
  if (written.length < 2 || written.length > 5) {
    reader.report(tabCount.at(reader.placeOf('list'), { count: written.length }))
  }
  return {
    ...present({
      color: reader.string('color'),
      selectedColor: reader.string('selectedColor'),
      backgroundColor: reader.string('backgroundColor'),
      borderStyle: reader.choice('borderStyle', ['black', 'white']),
      position: reader.choice('position', ['bottom', 'top']),
      custom: reader.boolean('custom'),
    }),
    list: written.flatMap((item) => readTab(item, reading, mainPages) ?? []),
  }
}

function readTab(
  item: ConfigReader,
  reading: Reading,
  mainPages: ReadonlySet<string>,
): TabBarItem | undefined {
  const pagePath = joinPath('', item.string('pagePath') ?? '').replace(/\.(?:wxml|html)$/, '')
  if (!mainPages.has(pagePath)) {
    item.report(tabPageNotFound.at(item.placeOf('pagePath'), { path: pagePath }))
    return undefined
  }
  return {
    pagePath,
    text: item.string('text') ?? '',
    ...present({
      iconPath: readIcon(item, 'iconPath', reading),
      selectedIconPath: readIcon(item, 'selectedIconPath', reading),
    }),
  }
}

function readIcon(item: ConfigReader, name: string, reading: Reading): string | undefined {
  const written = item.string(name)
  if (written === undefined || written === '') return undefined
  // Themes name their icons as variables.
  if (written.startsWith('@')) return written
  const path = joinPath('', written)
  if (reading.has(path)) return path
  item.report(iconNotFound.at(item.placeOf(name), { path: written }))
  return undefined
}
