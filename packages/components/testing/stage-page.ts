import { Stage } from './stage.ts'

window.stage = new Stage()
