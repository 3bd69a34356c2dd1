/** Uploading a project's source from the browser: a folder or a zip of one, with progress. */
import { useRef, useState } from 'react'
import { Alert, Input, Progress } from 'tdesign-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { App } from '@maque/protocol/platform/apps.ts'
import type { Release } from '@maque/protocol/platform/releases.ts'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { useTexts } from '../shell/language-context.tsx'
import { Field } from '../shell/field.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { packFolder } from './pack-folder.ts'
import { appTexts } from '../apps/texts.ts'

type Progressing =
  | { readonly step: 'packing' }
  | { readonly step: 'sending'; readonly percent: number }
  | { readonly step: 'compiling' }

export interface UploadPanelProps {
  readonly app: App
  readonly suggestedVersion: string
}

export function UploadPanel({ app, suggestedVersion }: UploadPanelProps) {
  const t = useTexts(appTexts)
  const queries = useQueryClient()
  const folderInput = useRef<HTMLInputElement>(null)
  const zipInput = useRef<HTMLInputElement>(null)
  const [typedVersion, setTypedVersion] = useState<string>()
  const version = typedVersion ?? suggestedVersion
  const [description, setDescription] = useState('')
  const [progress, setProgress] = useState<Progressing | null>(null)
  const upload = useMutation({
    mutationFn: async (files: readonly File[]) => {
      setProgress({ step: 'packing' })
      const [first] = files
      const zip = files.length === 1 && first?.name.endsWith('.zip') ? first : await packFolder(files)
      const onProgress = (sent: number) =>
        setProgress(sent >= 1 ? { step: 'compiling' } : { step: 'sending', percent: Math.floor(sent * 100) })
      return platform.upload(app.appId, { archive: zip, version, description, onProgress })
    },
    onSuccess: () => setTypedVersion(undefined),
    onSettled: () => {
      setProgress(null)
      return queries.invalidateQueries({ queryKey: ['releases', app.appId] })
    },
  })
  const take = (input: HTMLInputElement) => {
    const files = [...(input.files ?? [])]
    input.value = ''
    if (files.length > 0) upload.mutate(files)
  }

  const outcomeOf = ({ appId, state, version }: Release): string => {
    if (state === 'failed') return t.compileFailed
    return appId === app.appId ? t.uploaded(version) : t.committed(version, appId)
  }
  return (
    <section className="panel" aria-labelledby="upload">
      <h2 id="upload">{t.upload}</h2>
      <p className="quiet">{t.uploadHint}</p>
      <code className="command">{`npm run maque -- upload . --server ${location.origin} --app ${app.appId} --token … --version ${version}`}</code>
      <div className="panel-row" style={{ marginTop: 16 }}>
        <div className="actions">
          <Field label={t.version}>
            <Input value={version} onChange={setTypedVersion} maxlength={64} />
          </Field>
          <Field label={t.description}>
            <Input value={description} onChange={setDescription} maxlength={200} />
          </Field>
        </div>
        <div className="actions">
          {/* The folder picker is not in React's types. */}
          <input
            ref={folderInput}
            className="file-input"
            tabIndex={-1}
            aria-hidden
            type="file"
            {...{ webkitdirectory: '' }}
            onChange={(event) => take(event.currentTarget)}
            data-testid="folder"
          />
          <input
            ref={zipInput}
            className="file-input"
            tabIndex={-1}
            aria-hidden
            type="file"
            accept=".zip"
            onChange={(event) => take(event.currentTarget)}
            data-testid="zip"
          />
          <Button disabled={upload.isPending} onClick={() => folderInput.current?.click()}>
            {t.chooseFolder}
          </Button>
          <Button variant="outline" disabled={upload.isPending} onClick={() => zipInput.current?.click()}>
            {t.chooseZip}
          </Button>
        </div>
      </div>
      <div aria-live="polite">
        {progress && (
          <>
            <p>
              {progress.step === 'packing'
                ? t.packing
                : progress.step === 'sending'
                  ? t.sending(progress.percent)
                  : t.compiling}
            </p>
            <Progress
              percentage={
                progress.step === 'sending' ? progress.percent : progress.step === 'compiling' ? 100 : 0
              }
              status="active"
              label={false}
            />
          </>
        )}
        <Refusal error={upload.error} />
        {upload.data && !upload.isPending && (
          <Alert
            theme={upload.data.state === 'failed' ? 'warning' : 'success'}
            message={outcomeOf(upload.data)}
            className="form-alert"
          />
        )}
      </div>
    </section>
  )
}
