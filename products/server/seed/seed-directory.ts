/** A corp with something in it: a few departments and members, a tag, an agent of its own. */
import type { PlatformClient } from '@maque/client/platform-client.ts'

/** `invited`, who signs in to the host with this address, finds an invitation in their workbench. */
export async function seedDirectory(
  client: PlatformClient,
  invited: { readonly name: string; readonly email: string },
): Promise<void> {
  const addDepartment = async (name: string, parentId: number): Promise<number> =>
    (await client.call('POST /api/enterprise-account/departments', { body: { name, parentId } })).id
  const shops = await addDepartment('门店', 1)
  await addDepartment('老街店', shops)
  await addDepartment('河畔店', shops)
  await addDepartment('采购', 1)
  await client.call('POST /api/enterprise-account/member-imports', {
    body: {
      csv: [
        `wang,${invited.name},${invited.email},门店/老街店,店长`,
        'chen,陈采购,,采购,采购员',
        'liu,刘店员,,门店/河畔店,店员',
      ].join('\n'),
    },
  })
  await client.call('POST /api/enterprise-account/tags', {
    body: { name: '值班', users: ['wang', 'liu'], departments: [] },
  })
  const { agentId } = await client.call('POST /api/enterprise-account/agents', {
    body: { name: '公告', about: '店里的通知。' },
  })
  await client.call('PUT /api/enterprise-account/agents/:agentId/scope', {
    params: { agentId: String(agentId) },
    body: { users: [], departments: [shops], tags: [] },
  })
}
