/** Chooses an exported file and brings it in, with progress and what came of it. */
import { useState } from 'react'
import { Alert, Progress } from 'tdesign-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ImportedApp } from '@maque/protocol/platform/transfers.ts'
import { FileButton } from '../shell/file-button.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { transferTexts } from './texts.ts'

export interface Sent {
  readonly file: Blob
  readonly onProgress: (sent: number) => void
}

export function ImportFile(props: {
  send(sent: Sent): Promise<ImportedApp>
  onArrived?(arrived: ImportedApp): void
}) {
  const t = useTexts(transferTexts)
  const queries = useQueryClient()
  const [sent, setSent] = useState<number>()
  const bring = useMutation({
    mutationFn: (file: Blob) => {
      setSent(0)
      const zip = file.slice(0, file.size, 'application/zip')
      return props.send({ file: zip, onProgress: setSent })
    },
    onSuccess: async (arrived) => {
      await queries.invalidateQueries()
      props.onArrived?.(arrived)
    },
    onSettled: () => setSent(undefined),
  })
  return (
    <div aria-live="polite">
      <FileButton
        label={t.choose}
        accept=".zip"
        isBusy={bring.isPending}
        onChosen={(file) => bring.mutate(file)}
      />
      {sent !== undefined && (
        <>
          <p>{sent < 1 ? t.sending(Math.floor(sent * 100)) : t.verifying}</p>
          <Progress percentage={Math.floor(sent * 100)} status="active" label={false} />
        </>
      )}
      <Refusal error={bring.error} />
      {bring.data && <Alert theme="success" className="form-alert" message={outcome(bring.data, t)} />}
    </div>
  )
}

function outcome({ release }: ImportedApp, t: (typeof transferTexts)['zh']): string {
  if (!release) return t.arrivedEmpty
  return release.state === 'failed' ? t.notCompiled : t.arrived(release.version)
}
