/** Chooses a text file, for a field that could also be typed in. */
import { useRef } from 'react'
import { Button } from './button.tsx'
import { readText } from './read-text.ts'

export function TextFileButton(props: {
  readonly label: string
  readonly accept: string
  onRead(text: string): void
}) {
  const file = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={file}
        className="file-input"
        tabIndex={-1}
        aria-hidden
        type="file"
        accept={props.accept}
        onChange={({ currentTarget }) => {
          const [chosen] = currentTarget.files ?? []
          void chosen?.arrayBuffer().then((bytes) => props.onRead(readText(bytes)))
          currentTarget.value = ''
        }}
      />
      <Button variant="outline" onClick={() => file.current?.click()}>
        {props.label}
      </Button>
    </>
  )
}
