/**
 * “May I, and what is left?”: asks the platform to try a deed and take it back. Says what would refuse
 * it, who has to confirm it, and how much is used of the rules it goes by.
 */
import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert } from 'tdesign-react'
import { PlatformRefused } from '@maque/client/platform-refused.ts'
import type { Endpoint } from '@maque/protocol/platform/endpoints.ts'
import type { Explanation, PolicyRule, RuleGoneBy } from '@maque/protocol/platform/policy.ts'
import { writtenValue } from '../operation/rule-value.ts'
import { unitOf } from '../operation/rule-units.ts'
import { platform } from '../platform.ts'
import { Button } from './button.tsx'
import { useLanguage, useTexts } from './language-context.tsx'
import { Refusal } from './refusal.tsx'
import { shellTexts } from './texts.ts'
import { When } from './when.tsx'

export interface Deed {
  readonly endpoint: Endpoint
  readonly params: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** Asks about the deed as it is when the button is pressed; what it answered is gone once the deed is another. */
export function TryOut({ deed, isDisabled = false }: { readonly deed: Deed; readonly isDisabled?: boolean }) {
  const t = useTexts(shellTexts)
  const trial = useMutation({
    mutationFn: async ({ endpoint, params, body }: Deed) => ({
      of: JSON.stringify(deed),
      explanation: await platform.call('POST /api/policy/explain', { body: { endpoint, params, body } }),
    }),
  })
  const isCurrent = trial.data?.of === JSON.stringify(deed)
  return (
    <div className="try-out">
      <Button
        variant="outline"
        theme="default"
        loading={trial.isPending}
        disabled={isDisabled}
        onClick={() => trial.mutate(deed)}
      >
        {t.tryOut}
      </Button>
      <Refusal error={trial.error} />
      {trial.data && isCurrent && <Explained explanation={trial.data.explanation} />}
    </div>
  )
}

/** A refusal has its own words; a status is not told. */
const NO_STATUS = 0

function Explained({ explanation }: { readonly explanation: Explanation }) {
  const t = useTexts(shellTexts)
  const { language } = useLanguage()
  const policy = useQuery({ queryKey: ['policy'], queryFn: () => platform.call('GET /api/policy', {}) })
  const { wouldSucceed, problem, confirmation, rules } = explanation
  if (!wouldSucceed) return <Refusal error={problem ? new PlatformRefused(problem, NO_STATUS) : null} />
  const ruleOf = new Map(policy.data?.rules.map((rule) => [rule.id, rule]))
  const counted = rules.filter(({ used }) => used !== undefined)
  return (
    <div role="status">
      <Alert
        theme="success"
        className="form-alert"
        title={confirmation === undefined ? t.wouldDo : t.wouldDoOnceConfirmed}
        message={
          <ul className="plain">
            {counted.map((gone) => (
              <li key={gone.id}>
                {countedText(gone, ruleOf.get(gone.id), language)} {t.ofWhichUsed(gone.used ?? 0)}
                {gone.resetsAt !== undefined && (
                  <>
                    {' · '}
                    {t.resets} <When at={gone.resetsAt} ofRule />
                  </>
                )}{' '}
                <code>{gone.id}</code>
              </li>
            ))}
          </ul>
        }
      />
    </div>
  )
}

function countedText(gone: RuleGoneBy, rule: PolicyRule | undefined, language: 'zh' | 'en'): string {
  const value = writtenValue(gone.value)
  if (!rule) return value
  return language === 'zh'
    ? `${rule.scope.zh}：${value} ${unitOf(rule.unit, language)}`
    : `${rule.scope.en}: ${value} ${unitOf(rule.unit, language)}`
}
