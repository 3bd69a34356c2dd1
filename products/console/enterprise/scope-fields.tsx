/** Members, departments and tags that are chosen: for a tag, a visible scope, a message. */
import { useQuery } from '@tanstack/react-query'
import type { Corp, VisibleScope } from '@maque/protocol/platform/corps.ts'
import { platform } from '../platform.ts'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { agentTexts } from './agent-texts.ts'
import { ChooseSeveral } from './choose-several.tsx'
import { departmentPaths } from './department-names.ts'

export function ScopeFields(props: {
  readonly corp: Corp
  readonly scope: VisibleScope
  /** A tag has no tags. */
  readonly hasTags: boolean
  onChange(scope: VisibleScope): void
}) {
  const t = useTexts(agentTexts)
  const { corp, scope, onChange } = props
  const list = useQuery({
    queryKey: ['corp', 'members'],
    queryFn: () => platform.call('GET /api/enterprise-account/members', { query: {} }),
  })
  return (
    <Loaded query={list}>
      {({ members }) => (
        <>
          <ChooseSeveral
            label={t.departments}
            choices={[...departmentPaths(corp.departments)].map(([value, label]) => ({ value, label }))}
            values={scope.departments}
            onChoose={(departments) => onChange({ ...scope, departments })}
          />
          <ChooseSeveral
            label={t.users}
            choices={members.map(({ userId, name }) => ({
              value: userId.toLowerCase(),
              label: `${name} (${userId})`,
            }))}
            values={scope.users}
            onChoose={(users) => onChange({ ...scope, users })}
          />
          {props.hasTags && (
            <ChooseSeveral
              label={t.tags}
              choices={corp.tags.map(({ id, name }) => ({ value: id, label: name }))}
              values={scope.tags}
              onChoose={(tags) => onChange({ ...scope, tags })}
            />
          )}
        </>
      )}
    </Loaded>
  )
}
