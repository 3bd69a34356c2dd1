import { onHost } from '../on-host.host.ts'
import { onPage } from '../on-page.host.ts'
import { disableAlertBeforeUnload, enableAlertBeforeUnload } from './leave-alert.ts'

export const leaveAlertOnHost = [
  onHost(
    enableAlertBeforeUnload,
    onPage(({ message }, page) => page.setLeaveConfirmation(message)),
  ),
  onHost(
    disableAlertBeforeUnload,
    onPage((_, page) => page.setLeaveConfirmation(undefined)),
  ),
]
