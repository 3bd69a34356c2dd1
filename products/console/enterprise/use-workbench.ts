/** The workbenches of who is signed in. */
import { useQuery } from '@tanstack/react-query'
import { platform } from '../platform.ts'

export function useWorkbench() {
  return useQuery({ queryKey: ['workbench'], queryFn: () => platform.call('GET /api/workbench', {}) })
}
