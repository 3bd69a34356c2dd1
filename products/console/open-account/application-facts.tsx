/** What a mobile app or website has said of itself, for its owner and for auditors. */
import type { ApplicationForm } from '@maque/protocol/platform/open-accounts.ts'
import { Facts } from '../registration/facts.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { applicationTexts } from './application-texts.ts'

export function ApplicationFacts({ form }: { readonly form: ApplicationForm }) {
  const t = useTexts(applicationTexts)
  const facts: readonly (readonly [string, string | undefined])[] =
    form.kind === 'website'
      ? [[t.domain, form.domain]]
      : [
          [t.bundleId, form.ios?.bundleId],
          [t.androidPackage, form.android?.package],
          [t.signature, form.android?.signature],
        ]
  const said = facts.flatMap(([term, value]) =>
    value === undefined ? [] : [[term, <code>{value}</code>] as const],
  )
  return <Facts of={[...said, ...(form.about === '' ? [] : [[t.about, form.about] as const])]} />
}
