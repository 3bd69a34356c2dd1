/** Members, departments and tags that are chosen: for a tag, a visible scope, a message. */
import type { Corp, VisibleScope } from '@maque/protocol/platform/corps.ts'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { agentTexts } from './agent-texts.ts'
import { ChooseSeveral } from './choose-several.tsx'
import { departmentPaths } from './department-names.ts'
import { useFoundMembers } from './use-found-members.ts'

export function ScopeFields(props: {
  readonly corp: Corp
  readonly scope: VisibleScope
  /** A tag has no tags. */
  readonly hasTags: boolean
  onChange(scope: VisibleScope): void
}) {
  const t = useTexts(agentTexts)
  const { corp, scope, onChange } = props
  const { found, search } = useFoundMembers()
  return (
    <Loaded query={found}>
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
            onSearch={search}
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
