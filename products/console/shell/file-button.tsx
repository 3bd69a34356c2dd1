/** Chooses one file. The same one can be chosen again, after it was changed or refused. */
import { useRef } from 'react'
import { Button } from './button.tsx'

export function FileButton(props: {
  readonly label: string
  /** As an input takes it: `image/png,.zip`. */
  readonly accept: string
  readonly isBusy?: boolean
  readonly isDisabled?: boolean
  onChosen(file: File): void
}) {
  const { label, accept, isBusy = false, isDisabled = false, onChosen } = props
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        className="file-input"
        tabIndex={-1}
        aria-hidden
        type="file"
        accept={accept}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          if (file) onChosen(file)
          currentTarget.value = ''
        }}
      />
      <Button variant="outline" loading={isBusy} disabled={isDisabled} onClick={() => input.current?.click()}>
        {label}
      </Button>
    </>
  )
}
