import { accept, refuse } from '@maque/base/result.ts'
import { onHost } from '../on-host.host.ts'
import { showActionSheet } from './action-sheet.ts'

export const showActionSheetOnHost = onHost(showActionSheet, async (sheet, { overlays }) => {
  const tapIndex = await overlays.showActionSheet({
    ...(sheet.alertText && { title: sheet.alertText }),
    items: sheet.itemList,
    ...(sheet.itemColor && { itemColor: sheet.itemColor }),
  })
  return tapIndex === undefined ? refuse('cancel') : accept({ tapIndex })
})
