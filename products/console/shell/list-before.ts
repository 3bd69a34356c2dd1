/**
 * Whether a list of choices was open when the key went down or the mouse was pressed that is being
 * handled: what closes is then the list, and not what it stands in.
 *
 * Asked before anybody else hears of it, because the library closes its lists on the way.
 */
import { useEffect, useRef } from 'react'

export function useListBefore(): () => boolean {
  const wasOpen = useRef(false)
  useEffect(() => {
    const look = () => {
      const lists = document.querySelectorAll('.t-select__dropdown')
      wasOpen.current = [...lists].some((list) => list.checkVisibility())
    }
    document.addEventListener('keydown', look, { capture: true })
    document.addEventListener('mousedown', look, { capture: true })
    return () => {
      document.removeEventListener('keydown', look, { capture: true })
      document.removeEventListener('mousedown', look, { capture: true })
    }
  }, [])
  return () => wasOpen.current
}
