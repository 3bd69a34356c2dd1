import { greeting } from './greeting'

App({
  async onLaunch() {
    console.log(await greeting('launch'))
  },
})
