/** What has to be there before a version can be submitted, and where what is missing is done. */
import { Link } from 'wouter'
import type { Precondition, PreconditionId } from '@maque/protocol/platform/review.ts'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { versionTexts } from './texts.ts'

/** The tab on which it is mended, where that is another one. */
const places: Partial<Readonly<Record<PreconditionId, string>>> = {
  name: 'profile',
  avatar: 'profile',
  intro: 'profile',
  category: 'profile',
  'categories-in-force': 'profile',
  'privacy-guide': 'profile',
}

export function Preconditions(props: {
  readonly appId: string
  readonly preconditions: readonly Precondition[]
}) {
  const t = useTexts(versionTexts)
  const unmet = props.preconditions.filter(({ isMet }) => !isMet)
  if (unmet.length === 0) return <p className="quiet">✓ {t.allMet(props.preconditions.length)}</p>
  return (
    <section className="group" aria-labelledby="preconditions">
      <h3 id="preconditions">{t.preconditions}</h3>
      <ul className="plain preconditions">
        {props.preconditions.map((one) => (
          <Item key={one.id} appId={props.appId} precondition={one} />
        ))}
      </ul>
    </section>
  )
}

function Item(props: { readonly appId: string; readonly precondition: Precondition }) {
  const t = useTexts(versionTexts)
  const { language } = useLanguage()
  const { id, isMet, problem } = props.precondition
  const place = places[id]
  return (
    <li className={isMet ? 'precondition met' : 'precondition unmet'}>
      <span role="img" aria-label={isMet ? t.met : t.unmet}>
        {isMet ? '✓' : '✗'}
      </span>
      <span>
        <span className="precondition-name">{t.preconditionNames[id]}</span>
        {problem && (
          <>
            <br />
            <span>{problem.message[language]}</span>
          </>
        )}
        {!isMet && place && (
          <>
            {' '}
            <Link href={`/apps/${props.appId}?tab=${place}`}>{t.mend}</Link>
          </>
        )}
      </span>
    </li>
  )
}
