/** What the next edition of the rules would be: another pack, other values. Compared before it is published. */
import { useState } from 'react'
import { Input, MessagePlugin } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { PolicyComparison, PolicyEdition } from '@maque/protocol/platform/policy.ts'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { Choose } from '../shell/choose.tsx'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Question } from '../shell/question.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { editionsKey, readEditions } from './editions-panel.tsx'
import { writtenValue, type RuleValue } from './rule-value.ts'
import { rulesTexts } from './rules-texts.ts'

export type Draft = Pick<PolicyEdition, 'pack' | 'overrides'>

/** Without a value: as the pack has it. */
export function withValue(draft: Draft, changed: string, to: RuleValue | undefined): Draft {
  const others = Object.entries(draft.overrides).filter(([id]) => id !== changed)
  const own: typeof others = to === undefined ? [] : [[changed, to]]
  return { ...draft, overrides: Object.fromEntries([...others, ...own]) }
}

export function EditionDraft({
  now,
  draft,
  onChange,
}: {
  readonly now: Draft
  readonly draft: Draft
  onChange(draft: Draft): void
}) {
  const t = useTexts(rulesTexts)
  const [isAsked, setIsAsked] = useState(false)
  const known = useQuery({ queryKey: editionsKey, queryFn: readEditions })
  const drafted = [
    ...Object.entries(draft.overrides)
      .filter(([id, value]) => JSON.stringify(now.overrides[id]) !== JSON.stringify(value))
      .map(([id, value]) => ({ id, to: writtenValue(value) })),
    ...Object.keys(now.overrides)
      .filter((id) => draft.overrides[id] === undefined)
      .map((id) => ({ id, to: t.ofPack })),
  ]
  const isSame = drafted.length === 0 && now.pack === draft.pack
  return (
    <section className="panel" aria-labelledby="edition-draft">
      <h2 id="edition-draft">{t.draft}</h2>
      <Loaded query={known}>
        {({ packs }) => (
          <Choose
            label={t.pack}
            names={Object.fromEntries(packs.map(({ name }) => [name, name]))}
            value={draft.pack}
            onChoose={(pack) => onChange({ ...draft, pack })}
          />
        )}
      </Loaded>
      {isSame && <p className="quiet">{t.nothingDrafted}</p>}
      <ul className="versions">
        {drafted.map(({ id, to }) => (
          <li key={id} className="panel-row">
            <span className="wrap">
              <code>{id}</code> → <strong>{to}</strong>
            </span>
            <Button
              variant="text"
              theme="default"
              onClick={() => onChange(withValue(draft, id, now.overrides[id]))}
            >
              {t.drop}
            </Button>
          </li>
        ))}
      </ul>
      <div className="actions">
        <Button disabled={isSame} onClick={() => setIsAsked(true)}>
          {t.review}
        </Button>
        {!isSame && (
          <Button variant="outline" theme="default" onClick={() => onChange(now)}>
            {t.discard}
          </Button>
        )}
      </div>
      {isAsked && (
        <Publish draft={draft} onPublished={() => onChange(now)} onClose={() => setIsAsked(false)} />
      )}
    </section>
  )
}

function Publish({
  draft,
  onPublished,
  onClose,
}: {
  readonly draft: Draft
  onPublished(): void
  onClose(): void
}) {
  const t = useTexts(rulesTexts)
  const queries = useQueryClient()
  const [moment, setMoment] = useState('')
  const [note, setNote] = useState('')
  const body = {
    ...draft,
    note: note.trim(),
    ...(moment !== '' && { effectiveAt: new Date(moment).toISOString() }),
  }
  const compared = useQuery({
    // The note changes nothing.
    queryKey: ['policy-comparison', draft, moment],
    queryFn: () => platform.call('POST /api/operator/policy/comparison', { body: { ...body, note: '' } }),
    retry: false,
  })
  const publish = useMutation({
    mutationFn: () => platform.call('POST /api/operator/policy/editions', { body }),
    onSuccess: async () => {
      onClose()
      onPublished()
      void MessagePlugin.success(t.saved)
      await queries.invalidateQueries({ queryKey: ['policy'] })
      await queries.invalidateQueries({ queryKey: editionsKey })
    },
  })
  return (
    <Question
      title={t.publish}
      cancel={t.cancel}
      confirm={t.publish}
      isBusy={publish.isPending}
      canConfirm={note.trim() !== '' && (compared.data?.differences.length ?? 0) > 0}
      onConfirm={() => publish.mutate()}
      onClose={onClose}
    >
      <Field label={t.effectiveAt} help={t.effectiveHint}>
        <input
          type="datetime-local"
          className="t-input date-input"
          value={moment}
          onChange={({ currentTarget }) => setMoment(currentTarget.value)}
        />
      </Field>
      {compared.error ? (
        <Refusal error={compared.error} />
      ) : (
        <Loaded query={compared}>{(comparison) => <Differences {...comparison} />}</Loaded>
      )}
      <Field label={t.note}>
        <Input value={note} onChange={setNote} maxlength={200} />
      </Field>
      <Refusal error={publish.error} />
    </Question>
  )
}

function Differences({ differences, refusalsOfDays }: PolicyComparison) {
  const t = useTexts(rulesTexts)
  if (differences.length === 0) return <p className="quiet">{t.noDifference}</p>
  return (
    <>
      <p>{t.differences(differences.length)}</p>
      <ul className="differences" tabIndex={0} aria-label={t.differences(differences.length)}>
        {differences.map(({ id, from, to, refusals }) => (
          <li key={id}>
            <code>{id}</code>
            <br />
            <del>{writtenValue(from)}</del> → <ins>{writtenValue(to)}</ins>
            <div className="quiet">{t.refusals(refusals, refusalsOfDays)}</div>
          </li>
        ))}
      </ul>
    </>
  )
}
