/** Starts the view runtime once the host has connected to its frame. */
import './remove-webrtc.ts'
import { startView, type ViewOptions } from '@maque/runtime-view/start.view.ts'
import { answerPulse, whenConnected } from './connection.ts'

export function openView(builtIns: ViewOptions['builtIns']): void {
  whenConnected(([port, pulse]) => {
    if (!port || !pulse) throw new Error('the host gave no ports')
    answerPulse(pulse)
    startView({ port, builtIns, document })
  })
}
