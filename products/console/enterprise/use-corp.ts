/** The corp of this session, and what has to be asked again when something of it has changed. */
import { useMutation, useQuery, useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import { platform } from '../platform.ts'

export function useCorp() {
  return useQuery({ queryKey: ['corp'], queryFn: () => platform.call('GET /api/enterprise-account', {}) })
}

/** A deed after which everything of the corp is asked again. */
export function useCorpChange<Answer, Variables = void>(
  mutationFn: (variables: Variables) => Promise<Answer>,
  onSuccess?: (answer: Answer) => void,
): UseMutationResult<Answer, Error, Variables> {
  const queries = useQueryClient()
  return useMutation({
    mutationFn,
    onSuccess: (answer) => {
      onSuccess?.(answer)
      return queries.invalidateQueries({ queryKey: ['corp'] })
    },
  })
}
