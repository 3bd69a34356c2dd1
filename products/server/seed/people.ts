/** The people an instance begins with. */
import type { InstanceSecrets } from '@maque/platform/kernel/secrets/instance-secrets.ts'
import type { Account } from '@maque/platform/modules/accounts/contract.ts'
import type { StaffRole } from '@maque/protocol/platform/session.ts'
import type { Platform } from '@maque/platform/platform.ts'

export interface SeededPerson {
  readonly account: Account
  readonly password: string
}

export interface SeededPeople {
  readonly owner: SeededPerson
  readonly reviewer: SeededPerson
}

/**
 * Makes them at the first start and finds them afterwards. Their passwords come from the instance's
 * secret: nobody else knows them, and they can be told again at every start.
 */
export async function seedPeople(
  { accounts }: Pick<Platform, 'accounts'>,
  secrets: Pick<InstanceSecrets, 'secretFor'>,
): Promise<SeededPeople> {
  const seed = async (
    email: string,
    name: string,
    staffRoles: readonly StaffRole[],
  ): Promise<SeededPerson> => {
    const password = readablePassword(secrets, email)
    return { account: await accounts.ensure({ email, name, password, staffRoles }), password }
  }
  return {
    owner: await seed('owner@maque.local', '王店主', []),
    reviewer: await seed('reviewer@maque.local', '李审核', ['reviewer', 'operator']),
  }
}

/** This instance's own, and the same at every start. */
export function readablePassword(secrets: Pick<InstanceSecrets, 'secretFor'>, of: string): string {
  return readable(secrets.secretFor(`seeded password of ${of}`))
}

/** Without letters and digits that look alike. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

/** `k7fq-m2xd-9hpt`: 59 bits, and a person can type it. */
function readable(secret: Buffer): string {
  const letters = [...secret.subarray(0, 12)].map((byte) => LETTERS[byte % LETTERS.length])
  return [letters.slice(0, 4), letters.slice(4, 8), letters.slice(8)].map((group) => group.join('')).join('-')
}
