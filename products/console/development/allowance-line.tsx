/** How much of something is used and left, and when it counts anew. */
import type { Allowance } from '@maque/protocol/platform/development.ts'
import { useTexts } from '../shell/language-context.tsx'
import { Meter } from '../shell/meter.tsx'
import { When } from '../shell/when.tsx'
import { developmentTexts } from './texts.ts'

export function AllowanceLine(props: { readonly label: string; readonly allowance: Allowance }) {
  const t = useTexts(developmentTexts)
  const { used, limit, resetsAt } = props.allowance
  return (
    <p>
      {props.label} <Meter used={used} limit={limit} />
      <strong>{t.used(used, limit)}</strong>
      {' · '}
      {t.left(Math.max(0, limit - used))}
      {resetsAt && (
        <span className="quiet">
          {' · '}
          {t.resets} <When at={resetsAt} ofRule />
        </span>
      )}
    </p>
  )
}
