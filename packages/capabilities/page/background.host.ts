import { onHost } from '../on-host.host.ts'
import { onPage } from '../on-page.host.ts'
import { setBackgroundColor, setBackgroundTextStyle } from './background.ts'

export const backgroundOnHost = [
  onHost(
    setBackgroundColor,
    onPage((colors, page) =>
      page.setBackground({
        ...(colors.backgroundColor && { color: colors.backgroundColor }),
        ...(colors.backgroundColorTop && { top: colors.backgroundColorTop }),
        ...(colors.backgroundColorBottom && { bottom: colors.backgroundColorBottom }),
      }),
    ),
  ),
  onHost(
    setBackgroundTextStyle,
    onPage(({ textStyle }, page) => page.setBackgroundTextStyle(textStyle)),
  ),
]
