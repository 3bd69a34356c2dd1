/** Asks whoever knows whether a name belongs to an ID number. */
import type { Kysely } from 'kysely'
import type { IdentityResult } from '@maque/protocol/platform/proofs.ts'
import { z } from 'zod'
import { askGateway, type Gateway } from '../../kernel/http/ask-gateway.ts'
import type { KeyedHash } from '../../kernel/secrets/keyed-hash.ts'
import type { IdentityClaim } from './contract.ts'
import type { ProofsTables } from './proofs-tables.ts'

export interface IdentityCheck {
  readonly kind: 'real' | 'played'
  check(claim: IdentityClaim): Promise<IdentityResult>
}

const gatewayAnswer = z.object({ result: z.enum(['match', 'mismatch']) })

/** A gateway that takes `{ "name", "idNumber" }` and answers `{ "result": "match" | "mismatch" }`. */
export function identityGateway(gateway: Gateway): IdentityCheck {
  return {
    kind: 'real',
    async check(claim) {
      try {
        const response = await askGateway(gateway, claim)
        return gatewayAnswer.parse(await response.json()).result
      } catch {
        // The caller is told that it is not known, and may ask again.
        return 'unavailable'
      }
    },
  }
}

/** Goes by what the operator has ruled for a number; without a ruling everybody is who they say. */
export function playedIdentityCheck(database: Kysely<ProofsTables>, idKey: KeyedHash): IdentityCheck {
  return {
    kind: 'played',
    async check({ idNumber }) {
      const ruling = await database
        .selectFrom('identity_rulings')
        .select('result')
        .where('id_key', '=', idKey(idNumber))
        .executeTakeFirst()
      return ruling?.result ?? 'match'
    },
  }
}
