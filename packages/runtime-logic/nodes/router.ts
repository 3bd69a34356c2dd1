/**
 * `this.router` and `this.pageRouter`: the navigations of `wx`, with paths relative to the component or
 * page that they belong to rather than to the page that is on top when they are called.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/reference/api/Router.html
 */
const NAVIGATIONS = ['switchTab', 'reLaunch', 'redirectTo', 'navigateTo', 'navigateBack'] as const

export type Router = Readonly<Record<(typeof NAVIGATIONS)[number], (options?: unknown) => unknown>>

export function makeRouter(base: string, navigate: (name: string, options: unknown) => unknown): Router {
  const entries = NAVIGATIONS.map((name) => [
    name,
    (options?: unknown) => navigate(name, withUrlFrom(base, options)),
  ])
  return Object.freeze(Object.fromEntries(entries)) as Router
}

function withUrlFrom(base: string, options: unknown): unknown {
  if (typeof options !== 'object' || options === null || !('url' in options)) return options
  const { url } = options
  return typeof url === 'string' ? { ...options, url: urlFrom(base, url) } : options
}

/** From `a/b/c`, `../d?e=f` is `/a/d?e=f`. Absolute paths and those of plugins stay as they are. */
function urlFrom(base: string, url: string): string {
  if (url.startsWith('/') || /^[\w-]+:/.test(url)) return url
  const [path = '', query] = splitOnce(url, '?')
  const steps = base.split('/').slice(0, -1)
  for (const step of path.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return `/${steps.join('/')}${query === undefined ? '' : `?${query}`}`
}

function splitOnce(text: string, mark: string): readonly [string, string?] {
  const at = text.indexOf(mark)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}
