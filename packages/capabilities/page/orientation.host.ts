import { onHost } from '../on-host.host.ts'
import { onPage } from '../on-page.host.ts'
import { setPageOrientation } from './orientation.ts'

export const setPageOrientationOnHost = onHost(
  setPageOrientation,
  onPage(({ orientation }, page) => page.setOrientation(orientation)),
)
