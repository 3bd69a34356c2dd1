/** From home to the page of an app: that a code was scanned to come there. Told once, in this tab. */
const STORED_AS = 'maque.scanned'

export function noteScanned(address: string): void {
  sessionStorage.setItem(STORED_AS, address)
}

/** Whether a code has led to this page just now. */
export function wasScanned({ pathname, search }: Pick<Location, 'pathname' | 'search'>): boolean {
  const address = sessionStorage.getItem(STORED_AS)
  sessionStorage.removeItem(STORED_AS)
  return address === pathname + search
}
