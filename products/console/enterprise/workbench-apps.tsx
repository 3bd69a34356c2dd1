/** What stands in a workbench. */
import { Tag } from 'tdesign-react'
import type { WorkbenchApp } from '@maque/protocol/platform/corps.ts'
import { useTexts } from '../shell/language-context.tsx'
import { agentTexts } from './agent-texts.ts'
import { workbenchTexts } from './workbench-texts.ts'

export function WorkbenchApps({ apps }: { readonly apps: readonly WorkbenchApp[] }) {
  const t = useTexts(workbenchTexts)
  const { kinds } = useTexts(agentTexts)
  if (apps.length === 0) return <p className="quiet">{t.nothing}</p>
  return (
    <ul className="app-cards">
      {apps.map(({ agentId, kind, name, about, appId, iconUrl }) => {
        const inside = (
          <>
            {iconUrl !== undefined && <img src={iconUrl} alt="" width="48" height="48" />}
            <span className="app-card-text">
              <strong>{name}</strong>
              <span className="quiet one-line">{about}</span>
            </span>
            <Tag variant="light">{kinds[kind]}</Tag>
          </>
        )
        return (
          <li key={agentId}>
            {appId === undefined ? (
              <div className="app-card">{inside}</div>
            ) : (
              // The player, which is no screen of the console.
              <a href={`/app/${appId}`} className="app-card">
                {inside}
              </a>
            )}
          </li>
        )
      })}
    </ul>
  )
}
