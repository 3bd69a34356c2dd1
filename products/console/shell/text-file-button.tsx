/** Chooses a text file, for a field that could also be typed in. */
import { FileButton } from './file-button.tsx'
import { readText } from './read-text.ts'

export function TextFileButton(props: {
  readonly label: string
  readonly accept: string
  onRead(text: string): void
}) {
  return (
    <FileButton
      label={props.label}
      accept={props.accept}
      onChosen={(file) => void file.arrayBuffer().then((bytes) => props.onRead(readText(bytes)))}
    />
  )
}
