/** A view frame: draws one page with every built-in there is. */
import './remove-webrtc.ts'
import { builtIns } from '@maque/components/registry.view.ts'
import { startView } from '@maque/runtime-view/start.view.ts'
import { answerPulse, whenConnected } from './connection.ts'

whenConnected(([port, pulse]) => {
  if (!port || !pulse) throw new Error('the host gave no ports')
  answerPulse(pulse)
  startView({ port, builtIns, document })
})
