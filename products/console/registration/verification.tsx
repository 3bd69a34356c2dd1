/** Having the subject verified: material, a fee, an auditor who may ask for more. */
import { useState } from 'react'
import { Tag, Textarea } from 'tdesign-react'
import { useMutation } from '@tanstack/react-query'
import type { Document } from '@maque/protocol/platform/profile.ts'
import type { Registration, VerificationOrder } from '@maque/protocol/platform/registration.ts'
import { Colon } from '../shell/colon.tsx'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { Field } from '../shell/field.tsx'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { platformNow } from '../shell/platform-time.ts'
import { DocumentLinks, DocumentPicker } from '../profile/documents-field.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { When } from '../shell/when.tsx'
import { registrationTexts } from './texts.ts'
import { TransferFacts } from './transfer-facts.tsx'
import { yuan } from '../shell/yuan.ts'

const base = '/api/registration/verification-documents'

export function VerificationPart(props: {
  readonly registration: Registration
  onChanged(registration: Registration): void
}) {
  const t = useTexts(registrationTexts)
  const { language } = useLanguage()
  const { order, subject } = props.registration
  const isSupplement = order?.state === 'supplement'
  const hasPassed = order?.state === 'passed'
  const hasLapsed = hasPassed && subject?.isVerified === false
  const isInReview =
    subject?.isVerified === true &&
    subject.annualReviewFrom !== undefined &&
    Date.parse(subject.annualReviewFrom) <= platformNow()
  const mayOrder = order === undefined || order.state === 'failed' || order.state === 'expired' || hasPassed
  const form = <MaterialForm key={`${order?.id} ${order?.state}`} order={order} onChanged={props.onChanged} />
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
      {order && !isSupplement && (order.material !== '' || order.documents.length > 0) && (
        <details>
          <summary>{t.handedIn}</summary>
          {order.material !== '' && <pre className="letter">{order.material}</pre>}
          <DocumentLinks documents={order.documents} base={base} />
        </details>
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

/** What is asked for again begins with the files of last time; a renewal, with none. */
function MaterialForm(props: {
  readonly order: VerificationOrder | undefined
  onChanged(registration: Registration): void
}) {
  const t = useTexts(registrationTexts)
  const { order } = props
  const isSupplement = order?.state === 'supplement'
  const before = order && order.state !== 'passed' ? order.documents : []
  const [material, setMaterial] = useState('')
  const [documents, setDocuments] = useState<readonly Document[]>(before)
  const add = useMutation({
    mutationFn: (file: File) =>
      platform.call('POST /api/registration/verification-documents', { query: { name: file.name }, file }),
  })
  const documentIds = documents.map(({ documentId }) => documentId)
  const isSame = documentIds.join() === before.map(({ documentId }) => documentId).join()
  const saysNothing = material.trim() === '' && (isSupplement ? isSame : documents.length === 0)
  const hand = useMutation({
    mutationFn: () =>
      order && isSupplement
        ? platform.call('POST /api/registration/verification-orders/:orderId/supplement', {
            params: { orderId: order.id },
            body: { material, documentIds },
          })
        : platform.call('POST /api/registration/verification-orders', { body: { material, documentIds } }),
    onSuccess: props.onChanged,
  })
  return (
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
      <DocumentPicker
        label={t.documents}
        hint={t.documentsHint}
        documents={documents}
        base={base}
        add={add.mutateAsync}
        onAdded={(document) => setDocuments((all) => [...all, document])}
        onRemoved={({ documentId }) =>
          setDocuments((all) => all.filter((one) => one.documentId !== documentId))
        }
      />
      <Refusal error={hand.error} />
      <Button type="submit" loading={hand.isPending} disabled={saysNothing || add.isPending}>
        {isSupplement ? t.supply : t.order}
      </Button>
    </form>
  )
}
