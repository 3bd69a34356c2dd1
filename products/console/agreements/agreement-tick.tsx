/** One agreement to tick, which can be read where it is ticked. */
import { useState } from 'react'
import { Dialog } from 'tdesign-react'
import { useQuery } from '@tanstack/react-query'
import type { AgreementEdition } from '@maque/protocol/platform/agreements.ts'
import { platform } from '../platform.ts'
import { Asked } from '../shell/asked.tsx'
import { Button } from '../shell/button.tsx'
import { Checkbox } from '../shell/checkbox.tsx'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { When } from '../shell/when.tsx'
import { agreementTexts } from './texts.ts'

export function AgreementTick(props: {
  readonly edition: AgreementEdition
  readonly isTicked: boolean
  onTick(isTicked: boolean): void
}) {
  const t = useTexts(agreementTexts)
  const { language } = useLanguage()
  const [isRead, setIsRead] = useState(false)
  const title = props.edition.title[language]
  return (
    <div className="agreement-tick">
      <Checkbox checked={props.isTicked} onChange={props.onTick}>
        {t.agree(title)}
      </Checkbox>
      <Button variant="text" theme="primary" aria-label={t.readOf(title)} onClick={() => setIsRead(true)}>
        {t.read}
      </Button>
      {isRead && <ReadAgreement edition={props.edition} onClose={() => setIsRead(false)} />}
    </div>
  )
}

export function ReadAgreement({
  edition: { document, version, title },
  onClose,
}: {
  readonly edition: AgreementEdition
  onClose(): void
}) {
  const t = useTexts(agreementTexts)
  const { language } = useLanguage()
  const named = title[language]
  const agreement = useQuery({
    queryKey: ['agreement', document, version],
    queryFn: () =>
      platform.call('GET /api/agreements/:document', { params: { document }, query: { version } }),
  })
  return (
    <Dialog visible header={false} footer={false} closeBtn={false} onClose={onClose} width="min(640px, 92vw)">
      <Asked title={named}>
        <h2>{named}</h2>
        <Loaded query={agreement}>
          {({ text, effectiveAt }) => (
            <>
              <p className="quiet">
                {t.version(version)}
                {effectiveAt !== undefined && (
                  <>
                    {' · '}
                    {t.since}
                    <When at={effectiveAt} />
                  </>
                )}
              </p>
              <div className="agreement-text" role="document" tabIndex={0} aria-label={named}>
                {text[language].split(/\n\s*\n/u).map((paragraph) => (
                  <p key={paragraph}>{paragraph}</p>
                ))}
              </div>
            </>
          )}
        </Loaded>
        <div className="actions question-actions">
          <a href={`/agreements/${document}?version=${version}&lang=${language}`} target="_blank">
            {t.ownPage}
          </a>
          <Button onClick={onClose}>{t.close}</Button>
        </div>
      </Asked>
    </Dialog>
  )
}
