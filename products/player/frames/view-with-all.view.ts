/** A view frame that draws one page with every built-in there is. */
import { builtIns } from '@maque/components/registry-of-all.view.ts'
import { openView } from './open-view.ts'

openView(builtIns)
