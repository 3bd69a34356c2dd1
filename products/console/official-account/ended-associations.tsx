/** Associations that ended in this month: why a place is free, or one of the month is used. */
import { Tag } from 'tdesign-react'
import type { EndedAssociation } from '@maque/protocol/platform/associations.ts'
import { useTexts } from '../shell/language-context.tsx'
import { When } from '../shell/when.tsx'
import { associationTexts } from './texts.ts'

export function EndedAssociations(props: {
  readonly ended: readonly EndedAssociation[]
  /** How the other side is called. */
  nameOf(association: EndedAssociation): string
}) {
  const t = useTexts(associationTexts)
  if (props.ended.length === 0) return null
  return (
    <>
      <h3>{t.ended}</h3>
      <ul className="versions" aria-label={t.ended}>
        {props.ended.map((association) => (
          <li key={association.id}>
            {props.nameOf(association)} <Tag variant="light">{t.states[association.state]}</Tag>
            <br />
            <span className="quiet">
              {association.state === 'unlinked' && `${t.endedBy[association.endedBy]} · `}
              <When at={association.endedAt} />
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
