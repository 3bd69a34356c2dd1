/** One entry of an app's domain lists, as an origin: `https://api.example.com:8443`. */
export function parseServerDomain(text: string): string | undefined {
  const url = URL.parse(text.trim())
  if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '')
    return undefined
  const isBare = url.pathname === '/' && url.search === '' && url.hash === ''
  const isNamed =
    /^(?!-)[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(url.hostname) &&
    /[a-z]/.test(url.hostname.split('.').at(-1) ?? '')
  return isBare && isNamed ? url.origin : undefined
}
