/** Something that nobody can see again. */
import { Alert } from 'tdesign-react'
import type { ReactNode } from 'react'

export function ShownOnce(props: {
  readonly title: string
  readonly text: string
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
            {props.children}
          </>
        }
      />
    </div>
  )
}
