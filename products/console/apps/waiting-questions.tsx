/** What others have asked of a mini program and its administrator has not answered: on its first screen. */
import { Alert } from 'tdesign-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { platform } from '../platform.ts'
import { useTexts } from '../shell/language-context.tsx'
import { appTexts } from './texts.ts'

export function WaitingQuestions({ appId }: { readonly appId: string }) {
  const t = useTexts(appTexts)
  const params = { appId }
  // Asked for by the same keys as in the settings: an answer there takes the line away here.
  const officialAccounts = useQuery({
    queryKey: ['associations', appId],
    queryFn: () => platform.call('GET /api/apps/:appId/associations', { params }),
  })
  const corps = useQuery({
    queryKey: ['corps', appId],
    queryFn: () => platform.call('GET /api/apps/:appId/corps', { params }),
  })
  const migrations = useQuery({
    queryKey: ['migrations', appId],
    queryFn: () => platform.call('GET /api/apps/:appId/migrations', { params }),
  })
  const waiting = [
    ...(officialAccounts.data?.associations ?? [])
      .filter(({ state }) => state === 'waiting-app')
      .map(({ id, officialAccount: { name, subjectName } }) => ({
        id,
        says: t.officialAccountAsks(name ?? subjectName),
      })),
    ...(corps.data?.associations ?? [])
      .filter(({ state }) => state === 'waiting-app')
      .map(({ id, corp }) => ({ id, says: t.corpAsks(corp.name) })),
    ...(migrations.data?.into ?? [])
      .filter(({ state }) => state === 'asked')
      .map(({ id, source }) => ({ id, says: t.migrationAsks(source.name) })),
  ]
  return waiting.map(({ id, says }) => (
    <Alert
      key={id}
      theme="warning"
      className="form-alert"
      message={says}
      operation={<Link href={`/apps/${appId}?tab=settings`}>{t.toAnswer}</Link>}
    />
  ))
}
