/** A picture to read, and what was read in it. */
import { Input } from 'tdesign-react'
import { useQuery } from '@tanstack/react-query'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { registrationTexts } from './texts.ts'

export interface CaptchaRead {
  readonly id: string
  readonly text: string
}

/** `attempt` counts what was refused: a captcha can be spent once, so that another one comes. */
export function Captcha(props: {
  readonly attempt: number
  readonly value: CaptchaRead
  onRead(read: CaptchaRead): void
}) {
  const t = useTexts(registrationTexts)
  const captcha = useQuery({
    queryKey: ['captcha', props.attempt],
    queryFn: () => platform.call('POST /api/captchas', {}),
    staleTime: Infinity,
    // One that another form has used up is no good here.
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const id = captcha.data?.id ?? ''
  return (
    <>
      <Field label={t.captcha}>
        <span className="captcha">
          <Input
            value={props.value.text}
            onChange={(text) => props.onRead({ id, text })}
            maxlength={20}
            autocomplete="off"
          />
          {captcha.data && (
            <img
              src={`data:image/svg+xml,${encodeURIComponent(captcha.data.svg)}`}
              alt={t.captcha}
              height="40"
            />
          )}
          <Button
            variant="text"
            onClick={() => {
              props.onRead({ id: '', text: '' })
              void captcha.refetch()
            }}
          >
            {t.captchaAnother}
          </Button>
        </span>
      </Field>
      <Refusal error={captcha.error} />
    </>
  )
}
