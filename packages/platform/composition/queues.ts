/** The queues through which work goes that outlives its request, or falls due later. */
import { createJobQueue, type JobHandler, type JobQueue } from '../kernel/jobs/job-queue.ts'
import { narrowStore } from '../kernel/store/narrow.ts'
import { MIGRATION_DUE_JOB } from '../modules/app-migrations/app-migration-service.ts'
import { ASSOCIATION_DUE_JOB } from '../modules/associations/association-service.ts'
import { REFUND_JOB } from '../modules/bank/bank-service.ts'
import { PUSH_JOB } from '../modules/development/push-service.ts'
import { DELIVER_JOB } from '../modules/messages/message-service.ts'
import { DUE_JOB } from '../modules/registration/life.ts'
import { VERIFICATION_END_JOB } from '../modules/registration/verification-end.ts'
import { ORDER_OVERDUE_JOB } from '../modules/registration/verification-orders.ts'
import { COMPILE_JOB } from '../modules/releases/uploads.ts'
import { DELAY_OVER_JOB } from '../modules/review/desk-service.ts'
import { HALT_JOB } from '../modules/rollouts/rollout-service.ts'
import { REGISTRATION_OVERDUE_JOB } from '../modules/third-party/program-registrations.ts'
import { TICKET_JOB } from '../modules/third-party/tickets.ts'
import type { Developing } from './developing.ts'
import type { Ground } from './ground.ts'
import type { Linking } from './linking.ts'
import type { People } from './people.ts'
import type { Registering } from './registering.ts'
import type { Reviewing } from './reviewing.ts'
import type { ThirdParties } from './third-parties.ts'
import type { Versions } from './versions.ts'

export interface Queues {
  readonly compilations: JobQueue
  /** Apart from compiling, so that a mail does not wait for it. */
  readonly chores: JobQueue
  /** Apart from other chores: what is told waits for servers of others. */
  readonly tellings: JobQueue
}

export function openQueues(
  { options, store, clock, log }: Ground,
  services: People & Versions & Registering & Linking & Developing & Reviewing & ThirdParties,
): Queues {
  const { associations, bank, messages, migrations, orders, pushes, registrations, review, rollouts } =
    services
  const { thirdParties, uploads } = services
  const queue = (concurrency: number, handlers: Readonly<Record<string, JobHandler>>): JobQueue =>
    createJobQueue({
      store: narrowStore(store),
      clock,
      log,
      concurrency,
      beatMs: options.jobBeatMs,
      handlers,
    })
  return {
    compilations: queue(options.compilations, {
      [COMPILE_JOB]: {
        work: (releaseId) => uploads.compile(releaseId),
        giveUp: (releaseId) => uploads.giveUp(releaseId),
      },
    }),
    chores: queue(CHORES_AT_A_TIME, {
      [DELIVER_JOB]: messages.delivering,
      [REFUND_JOB]: bank.refunding,
      [DUE_JOB]: registrations.due,
      [ORDER_OVERDUE_JOB]: orders.overdue,
      [VERIFICATION_END_JOB]: registrations.verificationEnd,
      [MIGRATION_DUE_JOB]: migrations.due,
      [ASSOCIATION_DUE_JOB]: associations.due,
      [HALT_JOB]: { work: (appId) => rollouts.haltIfNeeded(appId) },
      [TICKET_JOB]: thirdParties.pushingTickets,
      [REGISTRATION_OVERDUE_JOB]: thirdParties.programRegistrations.overdue,
      [DELAY_OVER_JOB]: { work: (auditId) => review.delayOver(auditId) },
    }),
    tellings: queue(TELLINGS_AT_A_TIME, { [PUSH_JOB]: pushes.pushing }),
  }
}

const CHORES_AT_A_TIME = 4
const TELLINGS_AT_A_TIME = 4
