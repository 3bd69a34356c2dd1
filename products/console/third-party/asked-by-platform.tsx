/** What a third-party platform leads somebody here for: who asks, what for, and where they are led back to. */
import type { ReactNode } from 'react'
import { Refusal } from '../shell/refusal.tsx'

export function AskedByPlatform(props: {
  readonly title: string
  readonly asking: { readonly about: string; readonly componentAppId: string }
  /** Where they are led afterwards, in words. */
  readonly leads: string
  readonly error: Error | null
  /** The button that says yes, or the code that is scanned for it. */
  readonly answer: ReactNode
  readonly children: ReactNode
  onSubmit(): void
}) {
  const { title, asking } = props
  return (
    <form
      className="panel narrow"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault()
        props.onSubmit()
      }}
    >
      <h1>{title}</h1>
      <p className="quiet">
        {asking.about} <code>{asking.componentAppId}</code>
      </p>
      {props.children}
      <p className="quiet">{props.leads}</p>
      <Refusal error={props.error} />
      {props.answer}
    </form>
  )
}
