/** Files that come with a punishment or an appeal: added one at a time. */
import { useRef } from 'react'
import { useMutation } from '@tanstack/react-query'
import type { ViolationFile } from '@maque/protocol/platform/violations.ts'
import { Button } from '../shell/button.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { Files } from './punishment-card.tsx'

export function AddedFiles(props: {
  readonly label: string
  readonly accept: string
  readonly files: readonly ViolationFile[]
  readonly name: (number: number) => string
  /** Why none can be added now. */
  readonly blocked?: string
  add(file: Blob): Promise<ViolationFile>
  onAdded(file: ViolationFile): void
}) {
  const input = useRef<HTMLInputElement>(null)
  const add = useMutation({ mutationFn: props.add, onSuccess: props.onAdded })
  return (
    <div className="field" role="group" aria-label={props.label}>
      <Files addresses={props.files.map(({ url }) => url)} name={props.name} />
      <input
        ref={input}
        className="file-input"
        tabIndex={-1}
        aria-hidden
        type="file"
        accept={props.accept}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          currentTarget.value = ''
          if (file) add.mutate(file)
        }}
      />
      <span>
        <Button
          variant="outline"
          loading={add.isPending}
          disabled={props.blocked !== undefined}
          onClick={() => input.current?.click()}
        >
          {props.label}
        </Button>
      </span>
      {props.blocked !== undefined && <small className="quiet">{props.blocked}</small>}
      <Refusal error={add.error} />
    </div>
  )
}
