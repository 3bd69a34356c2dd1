/** What a mobile app or website says of itself, the first time or again. */
import { useState } from 'react'
import { Input, Textarea } from 'tdesign-react'
import { useMutation } from '@tanstack/react-query'
import type { ApplicationForm } from '@maque/protocol/platform/open-accounts.ts'
import { Button } from '../shell/button.tsx'
import { Choose } from '../shell/choose.tsx'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { applicationTexts } from './application-texts.ts'

interface Written {
  readonly kind: ApplicationForm['kind']
  readonly name: string
  readonly about: string
  readonly domain: string
  readonly bundleId: string
  readonly androidPackage: string
  readonly signature: string
}

const nothing: Written = {
  kind: 'mobile-app',
  name: '',
  about: '',
  domain: '',
  bundleId: '',
  androidPackage: '',
  signature: '',
}

export function ApplicationFields(props: {
  /** What was said before; its kind stays. */
  readonly before?: ApplicationForm
  readonly deed: string
  onSaid(form: ApplicationForm): Promise<void>
}) {
  const t = useTexts(applicationTexts)
  const { before } = props
  const [written, setWritten] = useState(before ? fromForm(before) : nothing)
  const change = (changes: Partial<Written>) => setWritten({ ...written, ...changes })
  const say = useMutation({
    mutationFn: () => props.onSaid(toForm(written)),
    onSuccess: () => setWritten(before ? written : nothing),
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        say.mutate()
      }}
    >
      {!before && (
        <Choose<ApplicationForm['kind']>
          label={t.kind}
          names={t.kinds}
          value={written.kind}
          onChoose={(kind) => change({ kind })}
        />
      )}
      <Field label={t.name}>
        <Input value={written.name} onChange={(name) => change({ name })} maxlength={60} />
      </Field>
      <Field label={t.about}>
        <Textarea value={written.about} onChange={(about) => change({ about })} maxlength={1000} />
      </Field>
      {written.kind === 'website' ? (
        <Field label={t.domain} help={t.domainHint}>
          <Input
            value={written.domain}
            onChange={(domain) => change({ domain })}
            placeholder="www.example.com"
          />
        </Field>
      ) : (
        <>
          <Field label={t.bundleId}>
            <Input value={written.bundleId} onChange={(bundleId) => change({ bundleId })} />
          </Field>
          <Field label={t.androidPackage}>
            <Input value={written.androidPackage} onChange={(androidPackage) => change({ androidPackage })} />
          </Field>
          <Field label={t.signature} help={t.signatureHint}>
            <Input value={written.signature} onChange={(signature) => change({ signature })} />
          </Field>
        </>
      )}
      <Refusal error={say.error} />
      <Button type="submit" loading={say.isPending} disabled={written.name.trim() === ''}>
        {props.deed}
      </Button>
    </form>
  )
}

function toForm({
  kind,
  name,
  about,
  domain,
  bundleId,
  androidPackage,
  signature,
}: Written): ApplicationForm {
  if (kind === 'website') return { kind, name, about, domain }
  const isAndroid = androidPackage.trim() !== '' || signature.trim() !== ''
  return {
    kind,
    name,
    about,
    ...(bundleId.trim() !== '' && { ios: { bundleId: bundleId.trim() } }),
    ...(isAndroid && { android: { package: androidPackage.trim(), signature: signature.trim() } }),
  }
}

function fromForm(form: ApplicationForm): Written {
  const { kind, name, about } = form
  if (form.kind === 'website') return { ...nothing, kind, name, about, domain: form.domain }
  return {
    ...nothing,
    kind,
    name,
    about,
    bundleId: form.ios?.bundleId ?? '',
    androidPackage: form.android?.package ?? '',
    signature: form.android?.signature ?? '',
  }
}
