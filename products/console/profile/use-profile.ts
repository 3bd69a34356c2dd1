import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import type { Profile } from '@maque/protocol/platform/profile.ts'
import { platform } from '../platform.ts'

export function useProfile(appId: string): UseQueryResult<Profile> {
  return useQuery({
    queryKey: ['profile', appId],
    queryFn: () => platform.call('GET /api/apps/:appId/profile', { params: { appId } }),
  })
}

/** Whatever shows something of an app is asked for again once something of it has changed. */
export function useRefresh(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries()
}
