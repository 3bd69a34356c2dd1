/**
 * Where the app begins for whoever opened another one that leads into it: with what that one was
 * asked for, as its code expects.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/reference/scene-list.html scene 1248
 */
export const SCENE_MOVED = 1248

export interface Opening {
  /** The app that was opened. */
  readonly appId: string
  /** The page it was asked for, with its query; absent: its first. */
  readonly path: string | undefined
  readonly scene: number
}

/** The first page, with this query. */
export function movedPath({ appId, path = '', scene }: Opening): string {
  const [page = '', query = ''] = path.split(/\?(.*)/s)
  const told = {
    migrateSourceAppId: appId,
    migrateSourcePath: page,
    migrateSourceQuery: query,
    migrateSourceScene: String(scene),
  }
  // Apps decode values as they do their own: a plus is no space to them.
  const pairs = Object.entries(told).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return `?${pairs.join('&')}`
}
