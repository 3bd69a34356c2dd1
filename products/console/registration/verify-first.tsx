/** Why something is closed to an account that has not been verified, and where it is; individuals cannot be. */
import { Alert } from 'tdesign-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { platform } from '../platform.ts'
import { useTexts } from '../shell/language-context.tsx'
import { homeTexts } from './home-texts.ts'

export function VerifyFirst(props: { readonly message: string; readonly label: string }) {
  const t = useTexts(homeTexts)
  const account = useQuery({
    queryKey: ['registration'],
    queryFn: () => platform.call('GET /api/registration', {}),
  })
  const isIndividual = account.data?.subject?.type === 'individual'
  return (
    <Alert
      theme="warning"
      className="form-alert"
      message={isIndividual ? `${props.message} ${t.notForIndividuals}` : props.message}
      operation={isIndividual ? undefined : <Link href="/account">{props.label}</Link>}
    />
  )
}
