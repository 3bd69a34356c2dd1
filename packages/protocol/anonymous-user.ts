/**
 * What apps are told of a person who has told them nothing: since WeChat's rule of 2022 that is
 * everybody. Names and pictures are filled in by people themselves.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/open-api/user-info/wx.getUserInfo.html
 */
export interface AnonymousUser {
  readonly nickName: string
  readonly avatarUrl: string
  readonly gender: 0
  readonly country: ''
  readonly province: ''
  readonly city: ''
  readonly language: string
}

export function anonymousUser(language: string): AnonymousUser {
  return { nickName: '微信用户', avatarUrl: '', gender: 0, country: '', province: '', city: '', language }
}
