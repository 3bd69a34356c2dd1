/** The first screen: search, what was used lately, what can be discovered. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Language } from '@maque/ui/language.ts'
import type { PlatformClient } from '@maque/client/platform-client.ts'
import type { AppCard } from '@maque/protocol/platform/catalogue.ts'
import { forgetRecent, readRecents } from '../recents.ts'
import { linkIn, type CodeAddress } from './code-address.ts'
import { texts } from './texts.ts'

type Listing =
  | { readonly state: 'loading' }
  | { readonly state: 'failed' }
  | { readonly state: 'loaded'; readonly cards: readonly AppCard[] }

export interface HomeProps {
  readonly catalogue: Pick<PlatformClient, 'catalogue'>
  readonly language: Language
  /** Apps that wait in the background, to be told apart among the recent ones. */
  readonly runningAppIds: ReadonlySet<string>
  open(card: AppCard): void
  /** Goes where a code leads; what is none of ours is answered. */
  openCode(text: string): Promise<CodeAddress>
  /** The text of a code; '' where none was found. Absent: this browser cannot. */
  readonly scan?: () => Promise<string | undefined>
  switchLanguage(): void
}

export function Home({
  catalogue,
  language,
  runningAppIds,
  open,
  openCode,
  scan,
  switchLanguage,
}: HomeProps) {
  const t = texts[language]
  const [text, setText] = useState('')
  const [attempt, setAttempt] = useState(0)
  const [recents, setRecents] = useState(readRecents)
  useEffect(() => setRecents(readRecents()), [runningAppIds])
  const link = linkIn(text)
  const listing = useListing(catalogue, link ? '' : text, attempt)
  const [told, setTold] = useState<CodeAddress | 'failed'>()
  const follow = (code: string): void => {
    setTold(undefined)
    openCode(code).then(
      (leads) => leads.kind !== 'here' && setTold(leads),
      () => setTold('failed'),
    )
  }

  return (
    <main class="home">
      <header class="home-header">
        <h1>{t.title}</h1>
        <button type="button" class="language" onClick={switchLanguage}>
          {t.otherLanguage}
        </button>
      </header>
      <SearchBox
        label={t.search}
        clearLabel={t.clear}
        scanLabel={t.scan}
        text={text}
        onText={(written) => {
          setTold(undefined)
          setText(written)
        }}
        onSubmit={() => link && follow(text)}
        {...(scan && {
          onScan: () => void scan().then((code) => code !== undefined && follow(code)),
        })}
      />
      {link && (
        <p class="notice">
          <button type="button" class="open-link" onClick={() => follow(text)}>
            {t.openLink}
          </button>
        </p>
      )}
      <CodeNotice told={told} language={language} />
      {text === '' && recents.length > 0 && (
        <section aria-labelledby="recent">
          <h2 id="recent">{t.recent}</h2>
          <ul class="recents">
            {recents.map(({ card }) => (
              <li key={card.appId}>
                <button type="button" class="recent" onClick={() => open(card)}>
                  <img src={card.iconUrl} alt="" width="52" height="52" />
                  <span class="recent-name">{card.name}</span>
                  {runningAppIds.has(card.appId) && (
                    <span class="running" role="img" aria-label={t.running} />
                  )}
                </button>
                <button
                  type="button"
                  class="forget"
                  aria-label={t.forget(card.name)}
                  onClick={() => setRecents(forgetRecent(card.appId))}
                >
                  ×
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="found" aria-busy={listing.state === 'loading'}>
        <h2 id="found">{text === '' || link ? t.discover : t.results(text)}</h2>
        {listing.state === 'failed' && (
          <p class="notice" role="alert">
            {t.couldNotLoad}{' '}
            <button type="button" onClick={() => setAttempt(attempt + 1)}>
              {t.again}
            </button>
          </p>
        )}
        {listing.state === 'loading' && <Placeholders />}
        {listing.state === 'loaded' && listing.cards.length === 0 && (
          <p class="notice">
            {text === '' ? (
              <>
                {t.nothingYet}
                <br />
                <small>{t.nothingYetHint}</small>
              </>
            ) : (
              t.nothingFound(text)
            )}
          </p>
        )}
        {listing.state === 'loaded' && (
          <ul class="cards">
            {listing.cards.map((card) => (
              <li key={card.appId}>
                <button type="button" class="card" onClick={() => open(card)}>
                  <img src={card.iconUrl} alt="" width="48" height="48" />
                  <span class="card-text">
                    <span class="card-name">{card.name}</span>
                    <span class="card-intro">{card.intro}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
        {listing.state === 'loaded' && listing.cards.length >= LISTED && <p class="notice">{t.notAll}</p>}
      </section>
    </main>
  )
}

function CodeNotice({ told, language }: { told: CodeAddress | 'failed' | undefined; language: Language }) {
  const t = texts[language]
  if (told === undefined) return null
  return (
    <p class="notice" role="alert">
      {told === 'failed' && t.couldNotLoad}
      {told !== 'failed' && told.kind === 'nowhere' && t.noCode}
      {told !== 'failed' && told.kind === 'elsewhere' && (
        <>
          {t.ordinaryLink}{' '}
          <a href={told.url} target="_blank" rel="noopener noreferrer">
            {told.url}
          </a>
        </>
      )}
    </p>
  )
}

function SearchBox(props: {
  label: string
  clearLabel: string
  scanLabel: string
  text: string
  onText(text: string): void
  onSubmit(): void
  onScan?: () => void
}) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <form
      class="search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        props.onSubmit()
      }}
    >
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path
          d="M11.5 10.4 15 14l-1 1-3.6-3.5a6 6 0 1 1 1.1-1.1ZM6.5 11a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9Z"
          fill="currentColor"
        />
      </svg>
      <input
        ref={input}
        type="search"
        aria-label={props.label}
        placeholder={props.label}
        value={props.text}
        // Names are short; links are not.
        maxLength={2000}
        enterkeyhint="search"
        onInput={(event) => props.onText(event.currentTarget.value)}
      />
      {props.text !== '' && (
        <button
          type="button"
          class="search-clear"
          aria-label={props.clearLabel}
          onClick={() => {
            props.onText('')
            input.current?.focus()
          }}
        >
          ×
        </button>
      )}
      {props.onScan && (
        <button type="button" class="scan" aria-label={props.scanLabel} onClick={props.onScan}>
          <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            <path
              d="M2 7V2h5M13 2h5v5M18 13v5h-5M7 18H2v-5M2 10h16"
              fill="none"
              stroke="currentColor"
              stroke-width="1.6"
            />
          </svg>
        </button>
      )}
    </form>
  )
}

/** Grey shapes where cards will be, so that nothing jumps when they come. */
function Placeholders() {
  return (
    <ul class="cards" aria-hidden="true">
      {[0, 1, 2, 3].map((index) => (
        <li key={index} class="placeholder" />
      ))}
    </ul>
  )
}

/** As many as the platform lists. */
const LISTED = 100

const TYPING_PAUSE_MS = 200

/** The catalogue's answer for a text, asked again once typing pauses; a late answer never replaces a newer one. */
function useListing(platform: Pick<PlatformClient, 'catalogue'>, text: string, attempt: number): Listing {
  const [listing, setListing] = useState<Listing>({ state: 'loading' })
  useEffect(() => {
    let isCurrent = true
    const ask = () =>
      platform.catalogue(text.trim()).then(
        (cards) => isCurrent && setListing({ state: 'loaded', cards }),
        () => isCurrent && setListing({ state: 'failed' }),
      )
    const timer = setTimeout(ask, text === '' ? 0 : TYPING_PAUSE_MS)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [platform, text, attempt])
  return listing
}
