/** The texts of this instance: every edition there was and will be, and the next one. */
import { useState } from 'react'
import { Tag } from 'tdesign-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { AgreementDocument, PublishedEdition } from '@maque/protocol/platform/agreements.ts'
import { platform } from '../platform.ts'
import { Button } from '../shell/button.tsx'
import { Choose } from '../shell/choose.tsx'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { When } from '../shell/when.tsx'
import { ReadAgreement } from './agreement-tick.tsx'
import { NewEditionForm } from './new-edition-form.tsx'
import { agreementTexts } from './texts.ts'

const editionsKey = ['agreement-editions']

export function AgreementsDesk() {
  const t = useTexts(agreementTexts)
  const queries = useQueryClient()
  const [document, setDocument] = useState<AgreementDocument>('service')
  const known = useQuery({
    queryKey: editionsKey,
    queryFn: async () => ({
      ...(await platform.call('GET /api/operator/agreements', {})),
      ...(await platform.call('GET /api/agreements', {})),
    }),
  })
  return (
    <>
      <section className="panel">
        <p className="quiet">{t.hint}</p>
        <Choose
          label={t.which}
          names={t.documents}
          value={document}
          onChoose={(chosen: AgreementDocument) => setDocument(chosen)}
        />
        <Loaded query={known}>
          {({ editions, agreements }) => {
            const inForce = agreements.find((one) => one.document === document)?.version ?? 0
            return (
              <ul className="versions">
                {editions
                  .filter((one) => one.document === document)
                  .map((edition) => (
                    <EditionRow key={edition.version} edition={edition} inForce={inForce} />
                  ))}
              </ul>
            )
          }}
        </Loaded>
      </section>
      <NewEditionForm
        key={document}
        document={document}
        onPublished={() => queries.invalidateQueries({ queryKey: editionsKey })}
      />
    </>
  )
}

function EditionRow({ edition, inForce }: { readonly edition: PublishedEdition; readonly inForce: number }) {
  const t = useTexts(agreementTexts)
  const { language } = useLanguage()
  const [isRead, setIsRead] = useState(false)
  const { version, title, effectiveAt, asksAgain, author } = edition
  return (
    <li className="panel-row">
      <div>
        <strong>{title[language]}</strong> {t.version(version)}{' '}
        {version === inForce && <Tag theme="success">{t.inForce}</Tag>}
        {version > inForce && <Tag theme="warning">{t.toCome}</Tag>} {asksAgain && <Tag>{t.asks}</Tag>}
        <div className="quiet">
          {author ?? t.fromTheStart}
          {effectiveAt !== undefined && (
            <>
              {' · '}
              {t.since}
              <When at={effectiveAt} />
            </>
          )}
        </div>
      </div>
      <Button
        variant="text"
        aria-label={`${t.readOf(title[language])} ${version}`}
        onClick={() => setIsRead(true)}
      >
        {t.read}
      </Button>
      {isRead && <ReadAgreement edition={edition} onClose={() => setIsRead(false)} />}
    </li>
  )
}
