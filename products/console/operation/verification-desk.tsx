/** Orders that wait for an auditor: pass, fail, or ask for more. */
import { useState } from 'react'
import { Tag } from 'tdesign-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { VerificationOrder } from '@maque/protocol/platform/registration.ts'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { DocumentLinks } from '../profile/documents-field.tsx'
import { registrationTexts } from '../registration/texts.ts'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { platformNow } from '../shell/platform-time.ts'
import { When } from '../shell/when.tsx'
import { AskForReason } from './ask-for-reason.tsx'
import { operationTexts } from './texts.ts'

const queryKey = ['verification-orders']
type Verdict = 'pass' | 'fail' | 'supplement'

export function VerificationDesk() {
  const t = useTexts(operationTexts)
  const waiting = useQuery({
    queryKey,
    queryFn: () => platform.call('GET /api/operator/verification-orders', {}),
  })
  return (
    <Loaded query={waiting}>
      {({ orders }) =>
        orders.length === 0 ? (
          <div className="empty">{t.nothing}</div>
        ) : (
          <>
            {orders.map((order) => (
              <Order key={order.id} order={order} />
            ))}
          </>
        )
      }
    </Loaded>
  )
}

function Order({ order }: { readonly order: VerificationOrder }) {
  const t = useTexts(operationTexts)
  const names = useTexts(registrationTexts)
  const queries = useQueryClient()
  const [asked, setAsked] = useState<Verdict>()
  const verdicts: Readonly<Record<Verdict, string>> = { pass: t.pass, fail: t.fail, supplement: t.askForMore }
  return (
    <section className="panel">
      <h2>{order.subjectName}</h2>
      <p className="quiet">
        {order.subjectType && <>{names.subjectTypes[order.subjectType]} · </>}
        {order.subjectNumber} · {order.email}
        <br />
        <When at={order.createdAt} />
        {order.verdictBy && (
          <>
            {' · '}
            {t.verdictBy} <When at={order.verdictBy} ofRule />{' '}
            {Date.parse(order.verdictBy) < platformNow() && <Tag theme="danger">{t.overdue}</Tag>}
          </>
        )}
      </p>
      {order.material !== '' && <pre className="letter">{order.material}</pre>}
      {order.documents.length > 0 && (
        <DocumentLinks documents={order.documents} base="/api/operator/verification-documents" />
      )}
      <div className="actions">
        <Button onClick={() => setAsked('pass')}>{t.pass}</Button>
        <Button variant="outline" onClick={() => setAsked('supplement')}>
          {t.askForMore}
        </Button>
        <Button variant="outline" theme="danger" onClick={() => setAsked('fail')}>
          {t.fail}
        </Button>
      </div>
      {asked && (
        <AskForReason
          title={verdicts[asked]}
          label={asked === 'pass' ? t.remarkIfAny : t.reason}
          isOptional={asked === 'pass'}
          onGiven={async (reason) => {
            await platform.call('POST /api/operator/verification-orders/:orderId/verdict', {
              params: { orderId: order.id },
              body: { verdict: asked, reason },
            })
            await queries.invalidateQueries({ queryKey })
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </section>
  )
}
