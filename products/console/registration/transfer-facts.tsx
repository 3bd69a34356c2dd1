/** What a transfer has to look like for the platform to know whose it is. */
import { Alert } from 'tdesign-react'
import { refundReasons } from '@maque/protocol/platform/refund-reasons.ts'
import type { TransferTicket } from '@maque/protocol/platform/registration.ts'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Facts } from './facts.tsx'
import { registrationTexts } from './texts.ts'
import { yuan } from '../shell/yuan.ts'

export function TransferFacts({ transfer }: { readonly transfer: TransferTicket }) {
  const t = useTexts(registrationTexts)
  const { language } = useLanguage()
  const { payee, bank, accountNumber, amountFen, remark, payer, deadline, sentBack } = transfer
  return (
    <>
      {sentBack && (
        <div role="alert">
          <Alert
            theme="warning"
            className="form-alert"
            title={t.sentBack(sentBack.payer, yuan(sentBack.amountFen, language))}
            message={refundReasons[sentBack.reason][language]}
          />
        </div>
      )}
      <Facts
        of={[
          [t.payee, payee],
          [t.bank, bank],
          [t.accountNumber, <code>{accountNumber}</code>],
          [t.amount, <strong>{yuan(amountFen, language)}</strong>],
          [t.remark, <code>{remark}</code>],
          // A fee may come from anybody.
          ...(payer === '' ? [] : [[t.payer, payer] as const]),
          [t.deadline, new Date(deadline).toLocaleString(language === 'zh' ? 'zh-CN' : 'en')],
        ]}
      />
    </>
  )
}
