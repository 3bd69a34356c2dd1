/** A message of an agent as people read it. What looks like markup is shown as it was written. */
import type { CorpMessageContent } from '@maque/protocol/platform/corps.ts'
import { unreachable } from '@maque/base/unreachable.ts'
import { useTexts } from '../shell/language-context.tsx'
import { Facts } from '../registration/facts.tsx'
import { workbenchTexts } from './workbench-texts.ts'

export function MessageContent(props: {
  readonly content: CorpMessageContent
  /** Of the mini program that a notice opens. */
  readonly appId: string | undefined
}) {
  const t = useTexts(workbenchTexts)
  const { content, appId } = props
  switch (content.type) {
    case 'text':
    case 'markdown':
      return <p className="letter">{content.text}</p>
    case 'textcard':
      return (
        <div className="letter">
          <strong>{content.title}</strong>
          <p>{content.description}</p>
          <a href={content.url} target="_blank" rel="noreferrer">
            {content.button || t.open}
          </a>
        </div>
      )
    case 'miniprogram_notice':
      return (
        <div className="letter">
          <strong>{content.title}</strong>
          {content.description !== undefined && <p className="quiet">{content.description}</p>}
          <Facts
            of={content.items.map(({ key, value }, index) => [
              key,
              content.emphasizesFirst && index === 0 ? <strong className="big">{value}</strong> : value,
            ])}
          />
          {appId !== undefined && (
            <p>
              <a href={addressOf(appId, content.page)}>{t.open}</a>
            </p>
          )}
        </div>
      )
    default:
      return unreachable(content)
  }
}

/** Where the player opens a page of a mini program. */
function addressOf(appId: string, page: string | undefined): string {
  return page === undefined || page === ''
    ? `/app/${appId}`
    : `/app/${appId}?path=${encodeURIComponent(page)}`
}
