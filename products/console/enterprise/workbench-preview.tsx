/** The workbench as one member sees it. */
import { useState } from 'react'
import { Select } from 'tdesign-react'
import { useQuery } from '@tanstack/react-query'
import { platform } from '../platform.ts'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { useFoundMembers } from './use-found-members.ts'
import { WorkbenchApps } from './workbench-apps.tsx'
import { workbenchTexts } from './workbench-texts.ts'

export function WorkbenchPreview() {
  const t = useTexts(workbenchTexts)
  const [chosen, setChosen] = useState<string>()
  const { found, search } = useFoundMembers()
  return (
    <section className="panel">
      <p className="quiet">{t.previewHint}</p>
      <Loaded query={found}>
        {({ members }) => (
          <Field label={t.member}>
            <Select
              filterable
              onSearch={search}
              {...(chosen !== undefined && { value: chosen })}
              options={members.map(({ userId, name }) => ({ value: userId, label: t.as(name, userId) }))}
              onChange={(userId) => setChosen(String(userId))}
            />
          </Field>
        )}
      </Loaded>
      {chosen !== undefined && <OfMember key={chosen} userId={chosen} />}
    </section>
  )
}

function OfMember({ userId }: { readonly userId: string }) {
  const workbench = useQuery({
    queryKey: ['corp', 'workbench', userId],
    queryFn: () =>
      platform.call('GET /api/enterprise-account/members/:userId/workbench', { params: { userId } }),
  })
  return <Loaded query={workbench}>{({ apps }) => <WorkbenchApps apps={apps} />}</Loaded>
}
