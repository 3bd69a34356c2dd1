import { ViewStage } from './view-stage.ts'

declare global {
  interface Window {
    ViewStage: typeof ViewStage
    view: ViewStage
  }
}

window.ViewStage = ViewStage
