/** Where the link in the mail leads: opens the session in which the account is filled in. */
import { useEffect } from 'react'
import { Loading } from 'tdesign-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useLocation, useSearch } from 'wouter'
import { platform } from '../platform.ts'
import { useTexts } from '../shell/language-context.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { registrationTexts } from './texts.ts'

export function Activate() {
  const t = useTexts(registrationTexts)
  const token = new URLSearchParams(useSearch()).get('token') ?? ''
  const queries = useQueryClient()
  const [, go] = useLocation()
  const { mutate, error } = useMutation({
    mutationFn: () => platform.call('POST /api/registrations/activation', { body: { token } }),
    onSuccess: async () => {
      await queries.resetQueries()
      go('/account', { replace: true })
    },
  })
  useEffect(() => mutate(), [mutate])
  return error ? <Refusal error={error} /> : <Loading text={t.activating} />
}
