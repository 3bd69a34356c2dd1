/** The texts that somebody agrees to when they register: read and ticked one by one. */
import { useState, type ReactNode } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { AgreementDocument } from '@maque/protocol/platform/agreements.ts'
import { platform } from '../platform.ts'
import { Loaded } from '../shell/loaded.tsx'
import { AgreementTick } from './agreement-tick.tsx'

export interface AgreementTicks {
  /** For a form of whoever asks. */
  readonly fields: ReactNode
  /** Which edition of it was ticked. One that has been replaced meanwhile is to be read anew. */
  tickedOf(document: AgreementDocument): number | null
  /** After a refusal: there may be other editions by now. */
  anew(): void
  clear(): void
}

const queryKey = ['agreements']

export function useAgreementTicks(documents: readonly AgreementDocument[]): AgreementTicks {
  const queries = useQueryClient()
  const [ticked, setTicked] = useState<Readonly<Partial<Record<AgreementDocument, number | undefined>>>>({})
  const agreements = useQuery({ queryKey, queryFn: () => platform.call('GET /api/agreements', {}) })
  const tickedOf = (document: AgreementDocument): number | null => {
    const current = agreements.data?.agreements.find((one) => one.document === document)
    return current && ticked[document] === current.version ? current.version : null
  }
  return {
    tickedOf,
    anew: () => void queries.invalidateQueries({ queryKey }),
    clear: () => setTicked({}),
    fields: (
      <Loaded query={agreements}>
        {({ agreements: texts }) =>
          documents.flatMap((document) =>
            texts
              .filter((edition) => edition.document === document)
              .map((edition) => (
                <AgreementTick
                  key={document}
                  edition={edition}
                  isTicked={tickedOf(document) !== null}
                  onTick={(isTicked) =>
                    setTicked({ ...ticked, [document]: isTicked ? edition.version : undefined })
                  }
                />
              )),
          )
        }
      </Loaded>
    ),
  }
}
