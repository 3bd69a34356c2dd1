/** Files that come with a punishment or an appeal: added one at a time. */
import { useMutation } from '@tanstack/react-query'
import type { ViolationFile } from '@maque/protocol/platform/violations.ts'
import { FileButton } from '../shell/file-button.tsx'
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
  const add = useMutation({ mutationFn: props.add, onSuccess: props.onAdded })
  return (
    <div className="field" role="group" aria-label={props.label}>
      <Files addresses={props.files.map(({ url }) => url)} name={props.name} />
      <span>
        <FileButton
          label={props.label}
          accept={props.accept}
          isBusy={add.isPending}
          isDisabled={props.blocked !== undefined}
          onChosen={(file) => add.mutate(file)}
        />
      </span>
      {props.blocked !== undefined && <small className="quiet">{props.blocked}</small>}
      <Refusal error={add.error} />
    </div>
  )
}
