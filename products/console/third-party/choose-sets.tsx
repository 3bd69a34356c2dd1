/** Which permission sets, each with what it lets a platform do. */
import { Tag } from 'tdesign-react'
import type { PermissionSet } from '@maque/protocol/platform/third-party.ts'
import { Checkbox } from '../shell/checkbox.tsx'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { thirdPartyTexts } from './texts.ts'

export function ChooseSets(props: {
  readonly sets: readonly PermissionSet[]
  readonly chosen: readonly number[]
  /** With the numbers by which interfaces and refusals call them. */
  readonly isNumbered?: boolean
  onChoose(chosen: readonly number[]): void
}) {
  const t = useTexts(thirdPartyTexts)
  const { language } = useLanguage()
  return (
    <fieldset className="group">
      <legend>{t.sets}</legend>
      {props.sets.map(({ id, name, about, isExclusive }) => (
        <p key={id}>
          <Checkbox
            checked={props.chosen.includes(id)}
            onChange={(isChosen) =>
              props.onChoose(
                isChosen ? [...props.chosen, id] : props.chosen.filter((chosen) => chosen !== id),
              )
            }
          >
            {props.isNumbered === true && <code>{id}</code>} {name[language]}{' '}
            {isExclusive && <Tag variant="light">{t.exclusive}</Tag>}
          </Checkbox>
          <br />
          <small className="quiet">{about[language]}</small>
        </p>
      ))}
    </fieldset>
  )
}
