import type { Kysely } from 'kysely'
import type { SubjectType } from '@maque/protocol/platform/registration.ts'
import type { RegistrationTables } from '@maque/platform/modules/registration/registration-tables.ts'

export interface Registered {
  readonly appId: string
  readonly type: SubjectType
  /** Absent: not verified. */
  readonly verifiedUntil?: Date
  /** Who administers it. */
  readonly personId: string
  /** Whose subject it is; absent: one of its own. */
  readonly subjectKey?: string
}

/** As if this app had been made by registering an account of such a subject. */
export async function registeredBy(
  database: Kysely<RegistrationTables>,
  { appId, type, verifiedUntil, personId, subjectKey = `subject of ${appId}` }: Registered,
): Promise<void> {
  const id = `account of ${appId}`
  await database
    .insertInto('registrations')
    .values({
      id,
      kind: 'mini-program',
      email: `${appId}@shop.example`,
      password_hash: '',
      state: 'registered',
      created_at: new Date(),
      activation_hash: id,
      subject_type: type,
      subject_name: 'Tea',
      subject_number: id,
      subject_key: subjectKey,
      subject_form: null,
      admin_person: personId,
      admin_name: '王',
      admin_id_mask: '',
      admin_id_key: id,
      admin_phone: id,
      public_id: appId,
      verified_until: verifiedUntil ?? null,
      is_subject_checked: true,
      until: null,
      reason: null,
    })
    .execute()
}
