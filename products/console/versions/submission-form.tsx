/** Submitting a version for review: what it is about, what to know, and what was asked for before. */
import { useState } from 'react'
import { Input, MessagePlugin, Textarea } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Release } from '@maque/protocol/platform/releases.ts'
import type {
  SubmissionForm as Form,
  SubmitRequest,
  UgcDeclaration,
} from '@maque/protocol/platform/review.ts'
import { privacyNames } from '@maque/protocol/platform/privacy-names.ts'
import { Button } from '../shell/button.tsx'
import { FileButton } from '../shell/file-button.tsx'
import { Checkbox, Checkboxes } from '../shell/checkbox.tsx'
import { platform } from '../platform.ts'
import { Field } from '../shell/field.tsx'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Question } from '../shell/question.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { TryOut } from '../shell/try-out.tsx'
import { PageGroups, type TypedGroup } from './page-groups.tsx'
import { Preconditions } from './preconditions.tsx'
import { versionTexts } from './texts.ts'

export interface SubmissionFormProps {
  readonly release: Release
  readonly onClose: () => void
}

export function SubmissionForm({ release, onClose }: SubmissionFormProps) {
  const params = { appId: release.appId, releaseId: release.id }
  const form = useQuery({
    queryKey: ['submission-form', release.id],
    queryFn: () => platform.call('GET /api/apps/:appId/releases/:releaseId/submission-form', { params }),
  })
  return (
    <Loaded query={form}>
      {(form) => <LoadedForm key={release.id} form={form} release={release} onClose={onClose} />}
    </Loaded>
  )
}

const noUgc: UgcDeclaration = { scenes: [], methods: [], hasAuditTeam: false, description: '' }
const noAccount = { account: '', password: '', hint: '' }

function LoadedForm({ form, release, onClose }: SubmissionFormProps & { readonly form: Form }) {
  const t = useTexts(versionTexts)
  const { language } = useLanguage()
  const queries = useQueryClient()
  const [groups, setGroups] = useState(() => typedGroups(form, t.firstPageTitle))
  const [note, setNote] = useState(release.description)
  const [ugc, setUgc] = useState(noUgc)
  const [testAccount, setTestAccount] = useState(noAccount)
  const [feedback, setFeedback] = useState('')
  const [saysPrivacyUnused, setSaysPrivacyUnused] = useState(false)
  const [materials, setMaterials] = useState<readonly string[]>([])
  const [previews, setPreviews] = useState<readonly string[]>([])
  const preconditions = form.preconditions.map((one) =>
    one.id === 'privacy-guide' && saysPrivacyUnused ? { id: one.id, isMet: true } : one,
  )
  const isReady = preconditions.every(({ isMet }) => isMet)
  const request: SubmitRequest = {
    groups: groups.map(({ page, title, tags, category }) => ({
      page,
      title,
      tags: [...wordsOf(tags)],
      category,
    })),
    note,
    feedback,
    materials: [...materials],
    previews: [...previews],
    saysPrivacyUnused,
    ...(ugc.scenes.length > 0 && { ugc }),
    ...(testAccount.account !== '' && { testAccount }),
  }
  const submit = useMutation({
    mutationFn: () => platform.submit(release.appId, release.id, request),
    onSuccess: async () => {
      onClose()
      void MessagePlugin.success(t.submitted)
      await queries.invalidateQueries()
    },
  })
  return (
    <Question
      title={`${t.submit} · ${release.version}`}
      cancel={t.cancel}
      confirm={t.submit}
      isBusy={submit.isPending}
      canConfirm={isReady}
      onConfirm={() => submit.mutate()}
      onClose={onClose}
    >
      <p className="quiet">{t.left(form.submissions.used, form.submissions.limit)}</p>
      <Preconditions appId={release.appId} preconditions={preconditions} />
      {form.privacy.undeclared.length > 0 && (
        <p>
          <Checkbox checked={saysPrivacyUnused} onChange={setSaysPrivacyUnused}>
            {t.privacyUnused}
          </Checkbox>
          <br />
          <span className="quiet">
            {t.privacyUnusedHint(
              form.privacy.undeclared.map((key) => privacyNames[key][language]).join('、'),
            )}
          </span>
        </p>
      )}
      <PageGroups pages={form.pages} categories={form.categories} groups={groups} onChange={setGroups} />
      <Field label={t.note}>
        <Textarea
          value={note}
          onChange={setNote}
          maxlength={200}
          autosize={{ minRows: 2 }}
          placeholder={t.noteHint}
        />
      </Field>
      <fieldset className="group">
        <legend>{t.previews}</legend>
        <p className="quiet">{t.previewsHint}</p>
        <AddedFiles appId={release.appId} files={previews} onChange={setPreviews} />
      </fieldset>
      <UgcFields ugc={ugc} onChange={setUgc} />
      {form.takesTestAccount && (
        <fieldset className="group">
          <legend>{t.testAccount}</legend>
          <p className="quiet">{t.testAccountHint}</p>
          {(['account', 'password', 'hint'] as const).map((part) => (
            <Field key={part} label={t[part]}>
              <Input
                value={testAccount[part]}
                onChange={(text) => setTestAccount({ ...testAccount, [part]: text })}
                autocomplete="off"
              />
            </Field>
          ))}
        </fieldset>
      )}
      {form.takesFeedback && (
        <>
          <Field label={t.feedback}>
            <Textarea
              value={feedback}
              onChange={setFeedback}
              maxlength={200}
              autosize={{ minRows: 2 }}
              placeholder={t.feedbackHint}
            />
          </Field>
          <AddedFiles appId={release.appId} files={materials} onChange={setMaterials} />
        </>
      )}
      <Refusal error={submit.error} />
      <TryOut
        deed={{
          endpoint: 'POST /api/apps/:appId/releases/:releaseId/submission',
          params: { appId: release.appId, releaseId: release.id },
          body: request,
        }}
      />
    </Question>
  )
}

/** As in the submission before, with categories that are still in force. */
function typedGroups({ groups, pages, categories }: Form, firstPageTitle: string): readonly TypedGroup[] {
  const [first = ''] = pages
  const begin: Form['groups'] =
    groups.length > 0 ? groups : [{ page: first, title: firstPageTitle, tags: [] }]
  return begin.map(({ page, title, tags, category }, key) => {
    const chosen = categories.find(({ id }) => id === category?.id) ?? categories[0]
    return { page, title, tags: tags.join(' '), category: chosen?.id ?? 0, key }
  })
}

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/u).filter((word) => word !== '')
}

function UgcFields(props: {
  readonly ugc: UgcDeclaration
  readonly onChange: (ugc: UgcDeclaration) => void
}) {
  const t = useTexts(versionTexts)
  const { ugc, onChange } = props
  return (
    <fieldset className="group">
      <legend>{t.ugc}</legend>
      <Checkboxes
        names={t.ugcScenes}
        values={ugc.scenes}
        onChange={(scenes) => onChange({ ...ugc, scenes })}
      />
      {ugc.scenes.length > 0 && (
        <>
          <p>{t.ugcHow}</p>
          <Checkboxes
            names={t.ugcMethods}
            values={ugc.methods}
            onChange={(methods) => onChange({ ...ugc, methods })}
          />
          <p>
            <Checkbox
              checked={ugc.hasAuditTeam}
              onChange={(hasAuditTeam) => onChange({ ...ugc, hasAuditTeam })}
            >
              {t.hasAuditTeam}
            </Checkbox>
          </p>
          <Field label={ugc.scenes.includes('other') ? t.ugcOther : t.ugcMore}>
            <Textarea
              value={ugc.description}
              onChange={(description) => onChange({ ...ugc, description })}
              maxlength={200}
              autosize={{ minRows: 2 }}
            />
          </Field>
        </>
      )}
    </fieldset>
  )
}

interface AddedFilesProps {
  readonly appId: string
  readonly files: readonly string[]
  readonly onChange: (files: readonly string[]) => void
}

function AddedFiles({ appId, files, onChange }: AddedFilesProps) {
  const t = useTexts(versionTexts)
  const add = useMutation({
    mutationFn: (file: Blob) =>
      platform.call('POST /api/apps/:appId/submission-files', { params: { appId }, file }),
    onSuccess: ({ fileId }) => onChange([...files, fileId]),
  })
  return (
    <div className="actions">
      {files.map((fileId, at) => (
        <span key={fileId}>
          <a href={`/api/submission-files/${fileId}`} target="_blank" rel="noreferrer">
            {t.added(at + 1)}
          </a>{' '}
          <Button
            variant="text"
            size="small"
            aria-label={`${t.removeFile} · ${t.added(at + 1)}`}
            onClick={() => onChange(files.filter((one) => one !== fileId))}
          >
            {t.removeFile}
          </Button>
        </span>
      ))}
      <FileButton
        label={t.addFile}
        accept="image/png,image/jpeg,image/webp,video/mp4"
        isBusy={add.isPending}
        onChosen={(file) => add.mutate(file)}
      />
      <Refusal error={add.error} />
    </div>
  )
}
