/** What the mini program does with personal data: declared, published as a version, read by users. */
import { useState } from 'react'
import { Alert, Input, MessagePlugin } from 'tdesign-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { privacyNames } from '@maque/protocol/platform/privacy-names.ts'
import type { PrivacyGuide, PrivacyKey, PrivacyState } from '@maque/protocol/platform/profile.ts'
import { Button } from '../shell/button.tsx'
import { Checkbox } from '../shell/checkbox.tsx'
import { platform } from '../platform.ts'
import { Field } from '../shell/field.tsx'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { When } from '../shell/when.tsx'
import { profileTexts } from './texts.ts'
import { useRefresh } from './use-profile.ts'

export function PrivacyPanel({ appId, mayManage }: { readonly appId: string; readonly mayManage: boolean }) {
  const t = useTexts(profileTexts)
  const guide = useQuery({
    queryKey: ['privacy-guide', appId],
    queryFn: () => platform.call('GET /api/apps/:appId/privacy-guide', { params: { appId } }),
  })
  return (
    <section className="panel" aria-labelledby="privacy">
      <h2 id="privacy">{t.privacy}</h2>
      <p className="quiet">{t.privacyHint}</p>
      <Loaded query={guide}>
        {(state) => (
          <>
            <Published state={state} />
            {mayManage && <WriteGuide key={state.versions.length} appId={appId} state={state} />}
          </>
        )}
      </Loaded>
    </section>
  )
}

function Published({ state: { published } }: { readonly state: PrivacyState }) {
  const t = useTexts(profileTexts)
  const { language } = useLanguage()
  if (!published) return <p className="quiet">{t.noGuide}</p>
  return (
    <details>
      <summary>
        {t.version(published.version)} · <When at={published.publishedAt} />
      </summary>
      <pre className="letter">{published.text[language]}</pre>
    </details>
  )
}

const nothing: PrivacyGuide = { uses: [], contact: {}, notice: '', sdks: [] }

function WriteGuide({ appId, state }: { readonly appId: string; readonly state: PrivacyState }) {
  const t = useTexts(profileTexts)
  const refresh = useRefresh()
  const params = { appId }
  const [guide, setGuide] = useState(state.draft ?? state.published?.guide ?? nothing)
  const change = (part: Partial<PrivacyGuide>): void => setGuide({ ...guide, ...part })
  const save = useMutation({
    mutationFn: async (isPublished: boolean) => {
      await platform.call('PUT /api/apps/:appId/privacy-guide', { params, body: withoutBlanks(guide) })
      if (isPublished) await platform.call('POST /api/apps/:appId/privacy-guide/publication', { params })
    },
    onSuccess: async () => {
      void MessagePlugin.success(t.saved)
      await refresh()
    },
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(true)
      }}
    >
      {state.draft && <Alert className="form-alert" theme="info" message={t.hasDraft} />}
      <Uses guide={guide} onChange={(uses) => change({ uses })} />
      <div className="two-columns">
        {(['email', 'phone', 'other'] as const).map((way) => (
          <Field key={way} label={contactLabel(way, t)}>
            <Input
              value={guide.contact[way] ?? ''}
              onChange={(text) => change({ contact: { ...guide.contact, [way]: text } })}
              maxlength={200}
            />
          </Field>
        ))}
        <Field label={t.notice}>
          <Input value={guide.notice} onChange={(notice) => change({ notice })} maxlength={200} />
        </Field>
        <Field label={t.keptDays} help={t.keptHint}>
          <Input
            value={guide.keptDays === undefined ? '' : String(guide.keptDays)}
            onChange={(text) => change({ keptDays: daysFrom(text) })}
            maxlength={6}
          />
        </Field>
      </div>
      <Sdks guide={guide} onChange={(sdks) => change({ sdks })} />
      {guide.ownText && <OwnText text={guide.ownText.text} onRemove={() => change({ ownText: undefined })} />}
      <Refusal error={save.error} />
      <div className="actions">
        <Button variant="outline" loading={save.isPending} onClick={() => save.mutate(false)}>
          {t.saveDraft}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {t.publish}
        </Button>
      </div>
    </form>
  )
}

function contactLabel(
  way: keyof PrivacyGuide['contact'],
  t: { readonly contactEmail: string; readonly contactPhone: string; readonly contactOther: string },
): string {
  return { email: t.contactEmail, phone: t.contactPhone, other: t.contactOther }[way]
}

function Uses(props: { readonly guide: PrivacyGuide; onChange(uses: PrivacyGuide['uses']): void }) {
  const t = useTexts(profileTexts)
  const { language } = useLanguage()
  const { uses } = props.guide
  // The keys of a record by PrivacyKey.
  const keys = Object.keys(privacyNames) as PrivacyKey[]
  return (
    <fieldset className="ticks">
      <legend>{t.privacyUses}</legend>
      {keys.map((key) => {
        const use = uses.find((one) => one.key === key)
        return (
          <div key={key}>
            <Checkbox
              checked={use !== undefined}
              onChange={(isChecked) =>
                props.onChange(
                  isChecked ? [...uses, { key, purpose: '' }] : uses.filter((one) => one.key !== key),
                )
              }
            >
              {privacyNames[key][language]}
            </Checkbox>
            {use && (
              <Field label={t.purposeOf(privacyNames[key][language])}>
                <Input
                  value={use.purpose}
                  onChange={(purpose) =>
                    props.onChange(uses.map((one) => (one.key === key ? { key, purpose } : one)))
                  }
                  maxlength={200}
                />
              </Field>
            )}
          </div>
        )
      })}
    </fieldset>
  )
}

type Sdk = PrivacyGuide['sdks'][number]

function Sdks(props: { readonly guide: PrivacyGuide; onChange(sdks: PrivacyGuide['sdks']): void }) {
  const t = useTexts(profileTexts)
  const { sdks } = props.guide
  const labels: Readonly<Record<keyof Sdk, string>> = {
    name: t.sdkName,
    provider: t.sdkProvider,
    purpose: t.sdkPurpose,
  }
  const set = (index: number, part: Partial<Sdk>): void =>
    props.onChange(sdks.map((sdk, at) => (at === index ? { ...sdk, ...part } : sdk)))
  return (
    <>
      {sdks.map((sdk, index) => (
        // Rows have nothing but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className="two-columns">
          {(['name', 'provider', 'purpose'] as const).map((part) => (
            <Field key={part} label={labels[part]}>
              <Input value={sdk[part]} onChange={(text) => set(index, { [part]: text })} maxlength={200} />
            </Field>
          ))}
          <Button
            variant="text"
            theme="danger"
            onClick={() => props.onChange(sdks.filter((_, at) => at !== index))}
          >
            {t.remove}
          </Button>
        </div>
      ))}
      <p>
        <Button
          variant="text"
          onClick={() => props.onChange([...sdks, { name: '', provider: '', purpose: '' }])}
        >
          {t.addSdk}
        </Button>
      </p>
    </>
  )
}

/** Uploaded by a third-party platform: it is read and taken out here, and written elsewhere. */
function OwnText(props: { readonly text: string; onRemove(): void }) {
  const t = useTexts(profileTexts)
  return (
    <details>
      <summary>{t.ownText}</summary>
      <pre className="letter">{props.text}</pre>
      <p>
        <Button variant="text" theme="danger" onClick={props.onRemove}>
          {t.removeOwnText}
        </Button>
      </p>
    </details>
  )
}

function daysFrom(text: string): number | undefined {
  const days = Number.parseInt(text, 10)
  return Number.isFinite(days) && days > 0 ? days : undefined
}

/** Ways that were left empty are none. */
function withoutBlanks(guide: PrivacyGuide): PrivacyGuide {
  const contact = Object.fromEntries(
    Object.entries(guide.contact).filter(([, way]) => way !== undefined && way.trim() !== ''),
  )
  return { ...guide, contact }
}
