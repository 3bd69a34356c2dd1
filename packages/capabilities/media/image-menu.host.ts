import { accept, refuse } from '@maque/base/result.ts'
import { extensionOf } from '../file-extension.ts'
import { onHost, passOn } from '../on-host.host.ts'
import { openSource } from '../open-source.host.ts'
import { chooseAvatar, showImageMenu } from './image-menu.ts'
import { pickTemporary } from './pick-temporary.host.ts'

const menu = ['查看图片', '保存图片'] as const

export const imageMenuOnHost = [
  onHost(showImageMenu, async ({ url }, context) => {
    const { device, overlays } = context
    const chosen = await overlays.showActionSheet({ items: menu })
    if (chosen === undefined) return refuse('cancel')
    if (menu[chosen] === '查看图片') {
      await overlays.previewImages({ urls: [url], index: 0 })
      return accept({})
    }
    const picture = await openSource(url, context)
    if (!picture.ok) return passOn(picture)
    if (!picture.value) return refuse('file not found')
    const outcome = await device.saveFile(
      picture.value,
      `picture.${extensionOf(url.split(/[?#]/)[0] ?? '', picture.value.type)}`,
    )
    return outcome.ok ? accept({}) : passOn(outcome)
  }),

  onHost(chooseAvatar, async (_, context) => {
    const picked = await pickTemporary(context, {
      accept: ['image/*'],
      count: 1,
      sourceType: ['album', 'camera'],
    })
    if (!picked.ok) return passOn(picked)
    const [avatar] = picked.value
    return avatar ? accept({ avatarUrl: avatar.path }) : refuse('cancel')
  }),
]
