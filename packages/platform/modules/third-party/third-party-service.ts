/**
 * Third-party platforms (RULES §2.7, §2.8): who they are, who has authorised them, and what they
 * commit. Each part says in its own file what it promises.
 */
import { accept } from '@maque/base/result.ts'
import type { JobHandler } from '../../kernel/jobs/job-queue.ts'
import { createAuthorisations, type Authorisations } from './authorisations.ts'
import { createComponentAccess, type ComponentAccess } from './component-access.ts'
import type { AppDevelopers, CodeHolders, DirectCommits, TemplateDrafts, ToldPlatforms } from './contract.ts'
import { createDevelopers } from './developers.ts'
import { BASICS_SET, CUSTOMER_SERVICE_SET, DEVELOPMENT_SET } from './permission-sets.ts'
import { createDirectCommits } from './direct-commits.ts'
import { createEnding, type Ending } from './ending.ts'
import { createPlatforms, type Platforms } from './platforms.ts'
import { createSignedTokens } from './signed-tokens.ts'
import { createTemplates, type Templates } from './templates.ts'
import {
  createProgramRegistrations,
  type ProgramRegistrationOptions,
  type ProgramRegistrations,
} from './program-registrations.ts'
import { createTickets, type Tickets } from './tickets.ts'

export interface ThirdPartyService extends TemplateDrafts, ToldPlatforms, CodeHolders {
  readonly developers: AppDevelopers
  readonly platforms: Platforms
  readonly tickets: Tickets
  readonly access: ComponentAccess
  readonly authorisations: Authorisations
  readonly templates: Templates
  readonly directCommits: DirectCommits
  readonly ending: Ending
  readonly programRegistrations: ProgramRegistrations
  /** The work of TICKET_JOB. */
  readonly pushingTickets: Required<JobHandler>
}

export function createThirdPartyService(options: ProgramRegistrationOptions): ThirdPartyService {
  const tokens = createSignedTokens((text) => options.secretKey(`token ${text}`))
  const platforms = createPlatforms(options)
  const tickets = createTickets(options, tokens)
  const authorisations = createAuthorisations(options, platforms)
  const templates = createTemplates(options)
  const access = createComponentAccess(options, tokens, platforms, tickets)
  return {
    platforms,
    tickets,
    access,
    developers: createDevelopers(access, authorisations),
    authorisations,
    templates,
    directCommits: createDirectCommits(templates, authorisations),
    ending: createEnding(options),
    programRegistrations: createProgramRegistrations(options, platforms, authorisations),
    pushingTickets: tickets.pushing,
    noteDraft: (compiled) => templates.noteDraft(compiled),
    async checkReleasing(appId, { kind, id }) {
      const { policy } = options
      if (!policy.value('component.releases-alone')) return accept(undefined)
      const holder = await authorisations.holderOf(appId, DEVELOPMENT_SET)
      const isHolder = kind === 'third-party' && id === holder?.component_id
      if (!holder || isHolder) return accept(undefined)
      return policy.refuse('component.releases-alone', { what: { zh: holder.name, en: holder.name } })
    },
    async toldInstead(appId, event) {
      const holders = await Promise.all(toldSets(event).map((set) => authorisations.holderOf(appId, set)))
      const platform = holders.find((holder) => holder !== undefined)
      if (!platform || platform.message_url === '') return undefined
      const url = platform.message_url.replaceAll('$APPID$', appId)
      return { componentAppId: platform.component_id, url }
    },
  }
}

/** Who is told of an event: who has the first of these sets, or else the next. */
function toldSets(event: string): readonly number[] {
  if (/^wxa_(nickname|category)_audit$/.test(event)) return [DEVELOPMENT_SET, BASICS_SET]
  return /^(weapp|wxa)_/.test(event) ? [DEVELOPMENT_SET] : [CUSTOMER_SERVICE_SET]
}
