/** A view frame of most apps: draws one page with the common built-ins. */
import { commonBuiltIns } from '@maque/components/registry.view.ts'
import { openView } from './open-view.ts'

openView(commonBuiltIns)
