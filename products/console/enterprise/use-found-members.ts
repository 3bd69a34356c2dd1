/** Members to choose from: a page of them, which what is typed narrows on the platform. */
import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { platform } from '../platform.ts'

export function useFoundMembers() {
  const [q, search] = useState('')
  const found = useQuery({
    queryKey: ['corp', 'members', 'found', q],
    queryFn: () => platform.call('GET /api/enterprise-account/members', { query: { q } }),
    placeholderData: (before) => before,
  })
  return { found, search }
}
