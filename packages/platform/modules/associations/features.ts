/** What an association is needed for (S44, X13): each use of a mini program has its own switch. */
import type { AssociationFeature } from '@maque/protocol/platform/associations.ts'
import type { Policy } from '../../kernel/policy/policy.ts'

const rules = {
  articles: 'association.needed-for-articles',
  menu: 'association.needed-for-menu',
  'template-messages': 'association.needed-for-template-messages',
  nearby: 'association.needed-for-nearby',
  'customer-service': 'association.needed-for-customer-service',
} as const satisfies Readonly<Record<AssociationFeature, string>>

export function neededFeatures(policy: Policy): readonly AssociationFeature[] {
  // The keys are those of the record above.
  const features = Object.keys(rules) as readonly AssociationFeature[]
  return features.filter((feature) => policy.value(rules[feature]))
}
