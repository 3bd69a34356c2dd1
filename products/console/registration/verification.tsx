/** Having the subject verified: material, a fee, an auditor who may ask for more. */
import { useState } from 'react'
import { Tag, Textarea } from 'tdesign-react'
import { useMutation } from '@tanstack/react-query'
import type { Registration } from '@maque/protocol/platform/registration.ts'
import { Colon } from '../shell/colon.tsx'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { Field } from '../shell/field.tsx'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { platformNow } from '../shell/platform-time.ts'
import { Refusal } from '../shell/refusal.tsx'
import { When } from '../shell/when.tsx'
import { registrationTexts } from './texts.ts'
import { TransferFacts } from './transfer-facts.tsx'
import { yuan } from '../shell/yuan.ts'

export function VerificationPart(props: {
  readonly registration: Registration
  onChanged(registration: Registration): void
}) {
  const t = useTexts(registrationTexts)
  const { language } = useLanguage()
  const { order, subject } = props.registration
  const [material, setMaterial] = useState('')
  const isSupplement = order?.state === 'supplement'
  const hasPassed = order?.state === 'passed'
  const hasLapsed = hasPassed && subject?.isVerified === false
  const isInReview =
    subject?.isVerified === true &&
    subject.annualReviewFrom !== undefined &&
    Date.parse(subject.annualReviewFrom) <= platformNow()
  const mayOrder = order === undefined || order.state === 'failed' || order.state === 'expired' || hasPassed
  const hand = useMutation({
    mutationFn: () =>
      order && isSupplement
        ? platform.call('POST /api/registration/verification-orders/:orderId/supplement', {
            params: { orderId: order.id },
            body: { material },
          })
        : platform.call('POST /api/registration/verification-orders', { body: { material } }),
    onSuccess: (registration) => {
      setMaterial('')
      props.onChanged(registration)
    },
  })
  const form = (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        hand.mutate()
      }}
    >
      <p className="quiet">{isSupplement ? t.supplementHint : t.verificationHint}</p>
      <Field label={t.material} help={t.materialHint}>
        <Textarea value={material} onChange={setMaterial} maxlength={2000} autosize={{ minRows: 3 }} />
      </Field>
      <Refusal error={hand.error} />
      <Button type="submit" loading={hand.isPending} disabled={material.trim() === ''}>
        {isSupplement ? t.supply : t.order}
      </Button>
    </form>
  )
  return (
    <section className="panel narrow">
      <h2>{t.verification}</h2>
      {isInReview && mayOrder && subject.verifiedUntil !== undefined && (
        <p role="status">
          <Tag theme="warning">{t.reviewDue}</Tag> {t.reviewDueHint}{' '}
          <When at={subject.verifiedUntil} ofRule />
        </p>
      )}
      {order && (
        <p>
          <Tag theme={hasPassed && !hasLapsed ? 'success' : 'warning'} variant="light">
            {hasLapsed ? t.lapsed : t.orderStates[order.state]}
          </Tag>{' '}
          {t.fee} {yuan(order.feeFen, language)}
          {order.verdictBy && (
            <>
              <br />
              {t.verdictBy} <When at={order.verdictBy} ofRule />
            </>
          )}
          {order.reason && (
            <>
              <br />
              {t.reason}
              <Colon />
              {order.reason}
            </>
          )}
        </p>
      )}
      {order?.state === 'unpaid' && order.transfer && (
        <>
          <p className="quiet">{t.feeHint}</p>
          <TransferFacts transfer={order.transfer} />
        </>
      )}
      {(mayOrder || isSupplement) &&
        // What is in force can be renewed before it ends.
        (subject?.isVerified === true ? (
          <details open={isInReview}>
            <summary>{t.renew}</summary>
            {form}
          </details>
        ) : (
          form
        ))}
    </section>
  )
}
