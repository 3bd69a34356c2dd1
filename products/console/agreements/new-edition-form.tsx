/** The next edition of a text: begins as the one in force, and is published for good. */
import { useState } from 'react'
import { Input, MessagePlugin, Textarea } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AgreementDocument, AgreementText } from '@maque/protocol/platform/agreements.ts'
import { platform } from '../platform.ts'
import { Button } from '../shell/button.tsx'
import { Checkbox } from '../shell/checkbox.tsx'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Question } from '../shell/question.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { agreementTexts } from './texts.ts'

const LANGUAGES = ['zh', 'en'] as const

export function NewEditionForm({
  document,
  onPublished,
}: {
  readonly document: AgreementDocument
  onPublished(): Promise<void>
}) {
  const t = useTexts(agreementTexts)
  const current = useQuery({
    queryKey: ['agreement', document],
    queryFn: () => platform.call('GET /api/agreements/:document', { params: { document }, query: {} }),
    // What is being written does not begin anew.
    refetchOnWindowFocus: false,
  })
  return (
    <section className="panel" aria-labelledby="new-edition">
      <h2 id="new-edition">{t.newEdition}</h2>
      <p className="quiet">{t.newEditionHint}</p>
      <Loaded query={current}>
        {(text) => <Draft key={text.version} current={text} onPublished={onPublished} />}
      </Loaded>
    </section>
  )
}

function Draft({ current, onPublished }: { readonly current: AgreementText; onPublished(): Promise<void> }) {
  const t = useTexts(agreementTexts)
  const queries = useQueryClient()
  const [title, setTitle] = useState(current.title)
  const [text, setText] = useState(current.text)
  const [moment, setMoment] = useState('')
  const [asksAgain, setAsksAgain] = useState(false)
  const [isAsked, setIsAsked] = useState(false)
  const isFilledIn = LANGUAGES.every((one) => title[one].trim() !== '' && text[one].trim() !== '')
  const isSame = LANGUAGES.every(
    (one) => title[one] === current.title[one] && text[one] === current.text[one],
  )
  const publish = useMutation({
    mutationFn: () =>
      platform.call('POST /api/operator/agreements', {
        body: {
          document: current.document,
          title,
          text,
          asksAgain,
          ...(moment !== '' && { effectiveAt: new Date(moment).toISOString() }),
        },
      }),
    onSuccess: async () => {
      setIsAsked(false)
      void MessagePlugin.success(t.published)
      await onPublished()
      await queries.invalidateQueries({ queryKey: ['agreement', current.document] })
    },
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        setIsAsked(true)
      }}
    >
      {LANGUAGES.map((one) => (
        <div key={one} lang={one}>
          <Field label={t.title[one]}>
            <Input
              value={title[one]}
              onChange={(changed) => setTitle({ ...title, [one]: changed })}
              maxlength={300}
            />
          </Field>
          <Field label={t.text[one]} help={t.textHint}>
            <Textarea
              value={text[one]}
              onChange={(changed) => setText({ ...text, [one]: changed })}
              maxlength={12_000}
              autosize={{ minRows: 6, maxRows: 18 }}
            />
          </Field>
        </div>
      ))}
      <Field label={t.effectiveAt} help={t.effectiveHint}>
        <input
          type="datetime-local"
          className="t-input date-input"
          value={moment}
          onChange={({ currentTarget }) => setMoment(currentTarget.value)}
        />
      </Field>
      <p>
        <Checkbox checked={asksAgain} onChange={setAsksAgain}>
          {t.asksAgain}
        </Checkbox>
        <br />
        <small className="quiet">{t.asksAgainHint}</small>
      </p>
      <Button type="submit" disabled={!isFilledIn || isSame}>
        {t.publish}
      </Button>
      {isAsked && (
        <Question
          title={`${t.publish} · ${title.zh}`}
          cancel={t.cancel}
          confirm={t.publish}
          isBusy={publish.isPending}
          onConfirm={() => publish.mutate()}
          onClose={() => setIsAsked(false)}
        >
          <p>{t.publishHint}</p>
          <Refusal error={publish.error} />
        </Question>
      )}
    </form>
  )
}
