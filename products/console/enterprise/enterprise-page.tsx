/** An enterprise account: its directory, tags, agents, mini programs, and the workbench of its members. */
import { Tabs } from 'tdesign-react'
import { useSearchParams } from 'wouter'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
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
            value={search.get('tab') ?? 'directory'}
            onChange={(tab) => setSearch({ tab: String(tab) }, { replace: true })}
          >
            <Tabs.TabPanel value="directory" label={t.directory} destroyOnHide>
              <DirectoryPanel corp={corp} />
            </Tabs.TabPanel>
            <Tabs.TabPanel value="tags" label={t.tags} destroyOnHide>
              <TagsPanel corp={corp} />
            </Tabs.TabPanel>
            <Tabs.TabPanel value="agents" label={t.agents} destroyOnHide>
              <AgentsPanel corp={corp} />
            </Tabs.TabPanel>
            <Tabs.TabPanel value="mini-programs" label={t.miniPrograms} destroyOnHide>
              <CorpAssociationsPanel />
            </Tabs.TabPanel>
            <Tabs.TabPanel value="preview" label={t.preview} destroyOnHide>
              <WorkbenchPreview />
            </Tabs.TabPanel>
          </Tabs>
        </>
      )}
    </Loaded>
  )
}
