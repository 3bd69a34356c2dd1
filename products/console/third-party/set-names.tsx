/** What permission sets are called. */
import { Tag } from 'tdesign-react'
import type { PermissionSet } from '@maque/protocol/platform/third-party.ts'
import { useLanguage } from '../shell/language-context.tsx'

export function SetNames({
  sets,
  ids,
}: {
  readonly sets: readonly PermissionSet[]
  readonly ids: readonly number[]
}) {
  const { language } = useLanguage()
  return sets
    .filter(({ id }) => ids.includes(id))
    .map(({ id, name }) => (
      <span key={id}>
        <Tag variant="light">{name[language]}</Tag>{' '}
      </span>
    ))
}
