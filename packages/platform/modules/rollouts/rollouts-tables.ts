import { sql, type ColumnType } from 'kysely'
import type { Audience, Rollout, RolloutState } from '@maque/protocol/platform/rollouts.ts'
import type { ModuleMigrations } from '../../kernel/store/migrate.ts'

export interface RolloutsTables {
  readonly rollouts: RolloutRow
  readonly rollout_devices: RolloutDeviceRow
}

/** One that goes on; what is over is in the audit log and among the release's events. */
export interface RolloutRow {
  readonly app_id: string
  readonly release_id: string
  readonly version: string
  readonly digest: string
  readonly state: RolloutState
  readonly percentage: number
  readonly audience: ColumnType<Audience, string, string>
  readonly steps: ColumnType<Rollout['steps'], string, string>
  readonly started_at: Date
}

/** A device that opened a version of an app while one is released in stages. */
export interface RolloutDeviceRow {
  readonly app_id: string
  readonly digest: string
  readonly device: string
  readonly errors: number
}

export const rolloutsMigrations: ModuleMigrations = {
  'rollouts-1': async (database) => {
    await sql`
      create table rollouts (
        app_id text primary key,
        release_id text not null,
        version text not null,
        digest text not null,
        state text not null,
        percentage integer not null check (percentage between 0 and 100),
        audience jsonb not null,
        steps jsonb not null,
        started_at timestamptz not null
      )`.execute(database)
    await sql`
      create table rollout_devices (
        app_id text not null,
        digest text not null,
        device text not null,
        errors integer not null,
        primary key (app_id, digest, device)
      )`.execute(database)
  },
}
