/** Chooses an exported file and brings it in, with progress and what came of it. */
import { useRef, useState } from 'react'
import { Alert, Progress } from 'tdesign-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ImportedApp } from '@maque/protocol/platform/transfers.ts'
import { Button } from '../shell/button.tsx'
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
  const input = useRef<HTMLInputElement>(null)
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
      <input
        ref={input}
        className="file-input"
        tabIndex={-1}
        aria-hidden
        type="file"
        accept=".zip"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          currentTarget.value = ''
          if (file) bring.mutate(file)
        }}
        data-testid="import"
      />
      <Button variant="outline" loading={bring.isPending} onClick={() => input.current?.click()}>
        {t.choose}
      </Button>
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
