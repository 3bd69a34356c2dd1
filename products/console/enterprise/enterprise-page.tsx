/** An enterprise account: its directory, tags, agents, mini programs, and the workbench of its members. */
import { useSearchParams } from 'wouter'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Tabs } from '../shell/tabs.tsx'
import { AgentsPanel } from './agents-panel.tsx'
import { CorpAssociationsPanel } from './corp-associations-panel.tsx'
import { DirectoryPanel } from './directory-panel.tsx'
import { TagsPanel } from './tags-panel.tsx'
import { directoryTexts } from './texts.ts'
import { useCorp } from './use-corp.ts'
import { WorkbenchPreview } from './workbench-preview.tsx'

export function EnterprisePage() {
  const t = useTexts(directoryTexts)
  const [search, setSearch] = useSearchParams()
  const corp = useCorp()
  return (
    <Loaded query={corp}>
      {(corp) => (
        <>
          <div className="screen-head">
            <div>
              <h1>{corp.name}</h1>
              <span className="quiet">
                {t.corpId} <code>{corp.corpId}</code>
              </span>
            </div>
          </div>
          <Tabs
            tabs={[
              { value: 'directory', label: t.directory, content: <DirectoryPanel corp={corp} /> },
              { value: 'tags', label: t.tags, content: <TagsPanel corp={corp} /> },
              { value: 'agents', label: t.agents, content: <AgentsPanel corp={corp} /> },
              { value: 'mini-programs', label: t.miniPrograms, content: <CorpAssociationsPanel /> },
              { value: 'preview', label: t.preview, content: <WorkbenchPreview /> },
            ]}
            shown={search.get('tab')}
            onShow={(tab) => setSearch({ tab }, { replace: true })}
          />
        </>
      )}
    </Loaded>
  )
}
