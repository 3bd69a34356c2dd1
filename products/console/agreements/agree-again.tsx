/** What an account that signs in is asked first, when there are new editions of what it agreed to. */
import { useState } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AgreementText } from '@maque/protocol/platform/agreements.ts'
import { platform } from '../platform.ts'
import { Button } from '../shell/button.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { AgreementTick } from './agreement-tick.tsx'
import { agreementTexts } from './texts.ts'

const queryKey = ['session-agreements']

export function AgreeAgain() {
  const t = useTexts(agreementTexts)
  const awaited = useQuery({ queryKey, queryFn: () => platform.call('GET /api/session/agreements', {}) })
  return (
    <section className="panel narrow">
      <h1>{t.agreeAgain}</h1>
      <p className="quiet">{t.agreeAgainHint}</p>
      <Loaded query={awaited}>{({ agreements }) => <Ticks agreements={agreements} />}</Loaded>
    </section>
  )
}

function Ticks({ agreements }: { readonly agreements: readonly AgreementText[] }) {
  const t = useTexts(agreementTexts)
  const queries = useQueryClient()
  const [ticked, setTicked] = useState<readonly AgreementText[]>([])
  const isTicked = (one: AgreementText): boolean =>
    ticked.some(({ document, version }) => document === one.document && version === one.version)
  const agree = useMutation({
    mutationFn: () =>
      platform.call('POST /api/session/agreements', {
        body: { agreements: agreements.map(({ document, version }) => ({ document, version })) },
      }),
    onSuccess: () => queries.resetQueries(),
    onError: () => queries.invalidateQueries({ queryKey }),
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        agree.mutate()
      }}
    >
      {agreements.map((one) => (
        <AgreementTick
          key={one.document}
          edition={one}
          isTicked={isTicked(one)}
          onTick={(now) => {
            const others = ticked.filter(({ document }) => document !== one.document)
            setTicked(now ? [...others, one] : others)
          }}
        />
      ))}
      <Refusal error={agree.error} />
      <Button type="submit" loading={agree.isPending} disabled={!agreements.every(isTicked)}>
        {t.goOn}
      </Button>
    </form>
  )
}
