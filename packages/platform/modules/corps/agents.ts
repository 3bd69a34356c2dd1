/**
 * The agents of a corp: what stands in its workbench and may write to its members.
 *
 * (1) An agent is one of the corp's own, or a mini program that is associated with it: that one comes
 *     and goes with the association.
 * (2) A secret is shown when it is made and never again: it is kept as a keyed hash. An agent has one;
 *     a new one voids the one before.
 * (3) Nobody sees a new agent until its visible scope says who.
 */
import type { Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { AppCard } from '@maque/protocol/platform/catalogue.ts'
import type { CorpAgent, CorpAgentForm, VisibleScope } from '@maque/protocol/platform/corps.ts'
import type { AddressList } from '@maque/protocol/platform/development.ts'
import type { Occupant } from '@maque/protocol/platform/problem.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import { listOf } from './agent-addresses.ts'
import { checkCharacters } from './check-length.ts'
import type { AgentOfSecret } from './contract.ts'
import type { CorpOptions } from './corp-options.ts'
import { agentDisabled, agentOfMiniProgram, agentSecretWrong, corpUnknown } from './corp-problems.ts'
import type { CorpAgentRow } from './corp-tables.ts'
import { checkList } from './lists.ts'
import { lockCorp, nextNumber, readDirectory } from './read-directory.ts'

export type AgentEntry = Selectable<CorpAgentRow>

export interface Agents extends AgentOfSecret {
  agents(corpId: string): Promise<readonly CorpAgent[]>
  agent(corpId: string, agentId: number): Promise<AgentEntry | undefined>
  addAgent(corpId: string, form: CorpAgentForm): Promise<Result<CorpAgent, RaisedProblem>>
  changeAgent(corpId: string, agentId: number, form: CorpAgentForm): Promise<Result<CorpAgent, RaisedProblem>>
  removeAgent(corpId: string, agentId: number): Promise<Result<void, RaisedProblem>>
  setScope(corpId: string, agentId: number, scope: VisibleScope): Promise<Result<CorpAgent, RaisedProblem>>
  makeSecret(corpId: string, agentId: number): Promise<Result<string, RaisedProblem>>
  /** As a secret is kept. */
  hashOf(corpId: string, secret: string): string
  /** Whether this is a corp whose account is neither frozen nor on its way out. */
  isInForce(corpId: string): Promise<boolean>
  /** What has the places of agents: agents, and mini programs that were asked and have not answered. */
  agentPlaces(corpId: string): Promise<readonly Occupant[]>
  /**
   * Refuses when no agent more can be had, and says what has the places. Under the corp's lock.
   */
  checkPlace(corpId: string): Promise<Result<void, RaisedProblem>>
  /** What a mini program becomes when it is associated. Under the corp's lock. */
  addMiniProgram(corpId: string, app: Pick<AppCard, 'appId' | 'name'>): Promise<number>
}

/** Not a rule: the form of a secret, 43 characters as WeCom's. */
const SECRET_BYTES = 32

export function createAgents({
  database,
  policy,
  random,
  secretKey,
  apps,
  registrations,
  addresses,
}: CorpOptions): Agents {
  const agent: Agents['agent'] = (corpId, agentId) =>
    database
      .selectFrom('corp_agents')
      .selectAll()
      .where('corp_id', '=', corpId)
      .where('agent_id', '=', agentId)
      .executeTakeFirst()
  const hashOf: Agents['hashOf'] = (corpId, secret) => secretKey(`${corpId} ${secret}`)
  const isInForce: Agents['isInForce'] = async (corpId) => {
    const account = (await registrations.byPublicIds([corpId])).get(corpId)
    return account?.kind === 'enterprise-account' && account.isInForce
  }
  const update = async (row: AgentEntry, changes: Partial<AgentEntry>): Promise<CorpAgent> => {
    const changed = await database
      .updateTable('corp_agents')
      .set(changes)
      .where('corp_id', '=', row.corp_id)
      .where('agent_id', '=', row.agent_id)
      .returningAll()
      .executeTakeFirstOrThrow()
    return shown(changed)
  }
  const addressesOf = ({ corp_id: corpId, agent_id: agentId }: AgentEntry): Promise<AddressList> =>
    addresses.addresses(listOf({ corpId, agentId }))
  const shown = async (row: AgentEntry): Promise<CorpAgent> => {
    const cards = row.app_id === null ? undefined : await apps.cards([row.app_id])
    return toAgent(row, {
      card: row.app_id === null ? undefined : cards?.get(row.app_id),
      apiAddresses: await addressesOf(row),
    })
  }
  const agentPlaces: Agents['agentPlaces'] = async (corpId) => {
    const own = await database
      .selectFrom('corp_agents')
      .select('name')
      .where('corp_id', '=', corpId)
      .orderBy('agent_id')
      .execute()
    const asked = await database
      .selectFrom('corp_associations')
      .select(['app_id', 'asked_at'])
      .where('corp_id', '=', corpId)
      .where('state', '=', 'waiting-app')
      .orderBy('asked_at')
      .execute()
    const cards = await apps.cards(asked.map(({ app_id }) => app_id))
    return [
      ...own.map(({ name }) => ({ kind: 'agent', label: name })),
      ...asked.map(({ app_id, asked_at }) => ({
        kind: 'asked-mini-program',
        label: cards.get(app_id)?.name ?? app_id,
        since: asked_at.toISOString(),
      })),
    ]
  }
  const checkPlace: Agents['checkPlace'] = async (corpId) => {
    const occupiedBy = await agentPlaces(corpId)
    const used = occupiedBy.length
    return used < policy.value('corp.agents')
      ? accept(undefined)
      : policy.refuse('corp.agents', { used, occupiedBy })
  }
  const checkForm = (form: CorpAgentForm): Result<CorpAgentForm, RaisedProblem> => {
    const [name, about] = [form.name.trim(), form.about.trim()]
    const named = checkCharacters(name, 'corp.agent-name-characters', policy)
    if (!named.ok) return named
    const told = checkCharacters(about, 'corp.agent-about-characters', policy)
    return told.ok ? accept({ ...form, name, about }) : told
  }
  const insert = async (corpId: string, row: Pick<AgentEntry, 'name' | 'about' | 'app_id'>) => {
    const agent_id = await nextNumber(database, corpId, 'agent')
    return database
      .insertInto('corp_agents')
      .values({
        corp_id: corpId,
        agent_id,
        ...row,
        is_enabled: true,
        secret_hash: null,
        token_given_at: null,
        scope_users: [],
        scope_departments: [],
        scope_tags: [],
      })
      .returningAll()
      .executeTakeFirstOrThrow()
  }
  /** Those that are there; who was asked and has not answered is told in the list of associations. */
  return {
    agent,
    hashOf,
    isInForce,
    agentPlaces,
    checkPlace,
    async agents(corpId) {
      const rows = await database
        .selectFrom('corp_agents')
        .selectAll()
        .where('corp_id', '=', corpId)
        .orderBy('agent_id')
        .execute()
      const cards = await apps.cards(rows.flatMap(({ app_id }) => app_id ?? []))
      return Promise.all(
        rows.map(async (row) =>
          toAgent(row, {
            card: row.app_id === null ? undefined : cards.get(row.app_id),
            apiAddresses: await addressesOf(row),
          }),
        ),
      )
    },
    async addAgent(corpId, form) {
      const checked = checkForm(form)
      if (!checked.ok) return checked
      await lockCorp(database, corpId)
      const free = await checkPlace(corpId)
      if (!free.ok) return free
      const { name, about } = checked.value
      return accept(await shown(await insert(corpId, { name, about, app_id: null })))
    },
    async changeAgent(corpId, agentId, form) {
      const row = await agent(corpId, agentId)
      if (!row) return refuse(notFound)
      const { isEnabled: is_enabled } = form
      // A mini program is called as it is called; it can be switched off all the same.
      if (row.app_id !== null) {
        const isCalledSo = form.name === row.name && form.about === row.about
        return isCalledSo ? accept(await update(row, { is_enabled })) : refuse(agentOfMiniProgram)
      }
      const checked = checkForm(form)
      if (!checked.ok) return checked
      const { name, about } = checked.value
      return accept(await update(row, { name, about, is_enabled }))
    },
    async removeAgent(corpId, agentId) {
      await lockCorp(database, corpId)
      const row = await agent(corpId, agentId)
      if (!row) return refuse(notFound)
      if (row.app_id !== null) return refuse(agentOfMiniProgram)
      await database
        .deleteFrom('corp_agents')
        .where('corp_id', '=', corpId)
        .where('agent_id', '=', agentId)
        .execute()
      return accept(undefined)
    },
    async setScope(corpId, agentId, scope) {
      await lockCorp(database, corpId)
      const row = await agent(corpId, agentId)
      if (!row) return refuse(notFound)
      const checked = checkList(await readDirectory(database, corpId), scope, policy)
      if (!checked.ok) return checked
      const { users, departments, tags } = checked.value
      const changes = { scope_users: users, scope_departments: departments, scope_tags: tags }
      return accept(await update(row, changes))
    },
    async makeSecret(corpId, agentId) {
      const row = await agent(corpId, agentId)
      if (!row) return refuse(notFound)
      const secret = random(SECRET_BYTES).toString('base64url')
      // Tokens that were given for the one before are void by that.
      await update(row, { secret_hash: hashOf(corpId, secret), token_given_at: null })
      return accept(secret)
    },
    async addMiniProgram(corpId, { appId, name }) {
      return (await insert(corpId, { name, about: '', app_id: appId })).agent_id
    },
    async agentOfSecret(corpId, secret) {
      if (!(await isInForce(corpId))) return refuse(corpUnknown)
      const row = await database
        .selectFrom('corp_agents')
        .select(['agent_id', 'is_enabled'])
        .where('corp_id', '=', corpId)
        .where('secret_hash', '=', hashOf(corpId, secret))
        .executeTakeFirst()
      if (!row) return refuse(agentSecretWrong)
      return row.is_enabled ? accept({ corpId, agentId: row.agent_id }) : refuse(agentDisabled)
    },
  }
}

export function scopeOf(row: AgentEntry): VisibleScope {
  return { users: row.scope_users, departments: row.scope_departments, tags: row.scope_tags }
}

function toAgent(
  row: AgentEntry,
  { card, apiAddresses }: { readonly card: AppCard | undefined; readonly apiAddresses: AddressList },
): CorpAgent {
  return {
    agentId: row.agent_id,
    kind: row.app_id === null ? 'own' : 'mini-program',
    name: card?.name ?? row.name,
    about: card?.intro ?? row.about,
    ...(row.app_id !== null && { appId: row.app_id }),
    ...(card && { iconUrl: card.iconUrl }),
    isEnabled: row.is_enabled,
    hasSecret: row.secret_hash !== null,
    scope: scopeOf(row),
    apiAddresses,
  }
}
