/** Mini programs whose owners have asked one to join. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Invitation } from '@maque/protocol/platform/members.ts'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { useTexts } from '../shell/language-context.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { memberTexts } from './member-texts.ts'

export function Invitations() {
  const t = useTexts(memberTexts)
  const invited = useQuery({
    queryKey: ['invitations'],
    queryFn: async () => (await platform.call('GET /api/invitations', {})).invitations,
  })
  if (!invited.data || invited.data.length === 0) return null
  return (
    <section className="panel" aria-labelledby="invitations">
      <h2 id="invitations">{t.invitations}</h2>
      <ul className="versions">
        {invited.data.map((invitation) => (
          <li key={invitation.appId}>
            <OneInvitation invitation={invitation} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function OneInvitation({ invitation }: { readonly invitation: Invitation }) {
  const t = useTexts(memberTexts)
  const queries = useQueryClient()
  const { appId, appName, invitedBy, roles } = invitation
  const answer = useMutation({
    mutationFn: (accepts: boolean) =>
      platform.call('POST /api/invitations/:appId/answer', { params: { appId }, body: { accepts } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['invitations'] })
      await queries.invalidateQueries({ queryKey: ['apps'] })
    },
  })
  return (
    <div className="panel-row">
      <div>
        <strong>{appName}</strong>
        <div className="quiet">{t.invitedAs(invitedBy, roles.map((role) => t.roles[role]).join(' · '))}</div>
        <Refusal error={answer.error} />
      </div>
      <span className="actions">
        <Button disabled={answer.isPending} onClick={() => answer.mutate(true)}>
          {t.accept}
        </Button>
        <Button variant="outline" disabled={answer.isPending} onClick={() => answer.mutate(false)}>
          {t.decline}
        </Button>
      </span>
    </div>
  )
}
