import type { Guard } from '../../kernel/http/route.ts'
import type { OwnAccountAdmission } from '../registration/contract.ts'

/** An enterprise account, in force, by its own session. */
export type CorpGuard = Guard<object, OwnAccountAdmission>
