/** Something that nobody can see again. */
import { Alert } from 'tdesign-react'
import type { ReactNode } from 'react'
import { CopyButton } from '../shell/copy-button.tsx'

export function ShownOnce(props: {
  readonly title: string
  readonly text: string
  /** Whether it is pasted somewhere else. */
  readonly isCopied?: boolean
  readonly children?: ReactNode
}) {
  return (
    <div role="status">
      <Alert
        theme="warning"
        className="form-alert"
        title={props.title}
        message={
          <>
            <code className="command">{props.text}</code>
            {props.isCopied && <CopyButton text={props.text} />}
            {props.children}
          </>
        }
      />
    </div>
  )
}
