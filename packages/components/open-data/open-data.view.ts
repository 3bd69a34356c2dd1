/**
 * `<open-data>` — facts about the user that the app may show but not read.
 *
 * WeChat itself now shows everyone as the same anonymous user here; so does this.
 */
import type { BuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { attributeSetters } from '../attribute-setters.ts'
import { stringOf } from '../attribute-values.ts'
import { make } from '../elements.ts'

const names: Readonly<Record<string, string>> = { userNickName: '微信用户', groupName: '微信群' }

export const openData: BuiltIn = {
  tag: 'open-data',
  style: `
wx-open-data { display: inline-block; overflow: hidden; vertical-align: middle }
.wx-open-data-face { display: block; width: 100%; height: 100%; min-width: 1em; min-height: 1em; background: radial-gradient(circle at 50% 38%, #fff 0 20%, transparent 21%), radial-gradient(circle at 50% 100%, #fff 0 38%, transparent 39%), #d8d8d8 }`,
  mount: (element) => ({
    set: attributeSetters({
      type: (value) => {
        const type = stringOf(value)
        const face = make('div', {
          class: 'wx-open-data-face',
          attributes: { role: 'img', 'aria-label': '头像' },
        })
        element.replaceChildren(type === 'userAvatarUrl' ? face : (names[type] ?? ''))
      },
    }),
  }),
}
