import { ViewStage } from './view-stage.ts'

window.ViewStage = ViewStage
