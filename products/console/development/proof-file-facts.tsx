/** The file that proves that a server is the owner's, to be downloaded and put there. */
import type { ProofFile } from '@maque/protocol/platform/development.ts'
import { useTexts } from '../shell/language-context.tsx'
import { developmentTexts } from './texts.ts'

export function ProofFileFacts(props: { readonly file: ProofFile; readonly where: string }) {
  const t = useTexts(developmentTexts)
  const { name, content } = props.file
  return (
    <p>
      {t.proofFile}{' '}
      <a href={`data:text/plain,${encodeURIComponent(content)}`} download={name}>
        {name}
      </a>
      <br />
      <span className="quiet">{props.where}</span>
    </p>
  )
}
