/**
 * The texts of an instance that accounts agree to.
 *
 * (1) An edition that was published never changes; another one follows it. In force is the newest
 *     whose moment has come.
 * (2) Which edition an account agreed to is kept for each, with the moment, for good.
 * (3) An account agrees to what it has read: an edition that was replaced meanwhile is refused.
 * (4) An edition that asks again keeps the next session of each account closed until it has agreed.
 */
import type { Kysely, Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type {
  AgreementEdition,
  AgreementText,
  NewEdition,
  PublishedEdition,
} from '@maque/protocol/platform/agreements.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import { agreementReplaced, agreementsMissing, editionTime } from './agreement-problems.ts'
import type { AgreementEditionRow, AgreementsTables } from './agreements-tables.ts'
import type { AgreedEdition, Agreements } from './contract.ts'

export interface AgreementService extends Agreements {
  /** Of each text the edition in force. */
  inForce(): Promise<readonly AgreementEdition[]>
  /** Without a version: the edition in force. */
  read(document: string, version?: number): Promise<AgreementText | undefined>
  /** The newest first. */
  editions(): Promise<readonly PublishedEdition[]>
  publish(edition: NewEdition, author: string): Promise<Result<PublishedEdition, RaisedProblem>>
  /** Agrees to everything that is awaited, or is refused and agrees to nothing. */
  agreeAgain(registrationId: string, agreed: readonly AgreedEdition[]): Promise<Result<void, RaisedProblem>>
}

type Row = Selectable<AgreementEditionRow>

export function createAgreementService({
  database,
  clock,
}: {
  readonly database: Kysely<AgreementsTables>
  readonly clock: Clock
}): AgreementService {
  const effective = () =>
    database
      .selectFrom('agreement_editions')
      .selectAll()
      .where(({ or, eb }) => or([eb('effective_at', 'is', null), eb('effective_at', '<=', clock.now())]))
      .orderBy('document')
      .orderBy('version', 'desc')
  const inForce = (): Promise<readonly Row[]> => effective().distinctOn('document').execute()

  const keep: Agreements['keep'] = async (registrationId, agreed) => {
    const rows = agreed.map(({ document, version }) => ({
      registration_id: registrationId,
      document,
      version,
      agreed_at: clock.now(),
    }))
    await database.insertInto('agreed_editions').values(rows).execute()
  }

  const awaited: Agreements['awaited'] = async (registrationId) => {
    const agreed = await database
      .selectFrom('agreed_editions')
      .select(({ fn }) => ['document', fn.max('version').as('version')])
      .where('registration_id', '=', registrationId)
      .groupBy('document')
      .execute()
    const last = new Map(agreed.map(({ document, version }) => [document, version]))
    const newer = (await effective().execute()).filter(
      ({ document, version }) => version > (last.get(document) ?? Infinity),
    )
    const asking = new Set(newer.flatMap(({ document, asks_again }) => (asks_again ? [document] : [])))
    const asked = [...asking].flatMap((document) => newer.find((row) => row.document === document) ?? [])
    return asked.map(toText)
  }

  return {
    awaited,
    keep,
    async check(kind, { agreesToService, agreesToTerms }) {
      if (agreesToService === null || agreesToTerms === null) return refuse(agreementsMissing)
      const agreed: readonly AgreedEdition[] = [
        { document: 'service', version: agreesToService },
        { document: kind, version: agreesToTerms },
      ]
      const texts = await inForce()
      return agreed.every(({ document, version }) =>
        texts.some((text) => text.document === document && text.version === version),
      )
        ? accept(agreed)
        : refuse(agreementReplaced)
    },
    async agreeAgain(registrationId, agreed) {
      const texts = await awaited(registrationId)
      const isAgreed = ({ document, version }: AgreedEdition): boolean =>
        agreed.some((one) => one.document === document && one.version === version)
      if (!texts.every(isAgreed)) {
        const isTicked = ({ document }: AgreedEdition): boolean =>
          agreed.some((one) => one.document === document)
        return refuse(texts.every(isTicked) ? agreementReplaced : agreementsMissing)
      }
      if (texts.length > 0) await keep(registrationId, texts)
      return accept(undefined)
    },
    inForce: async () => (await inForce()).map(toEdition),
    async read(document, version) {
      const asked =
        version === undefined
          ? effective()
          : database.selectFrom('agreement_editions').selectAll().where('version', '=', version)
      const row = await asked
        .where(({ eb, cast, ref }) => eb(cast<string>(ref('document'), 'text'), '=', document))
        .executeTakeFirst()
      return row && toText(row)
    },
    async editions() {
      const rows = await database
        .selectFrom('agreement_editions')
        .selectAll()
        .orderBy('document')
        .orderBy('version', 'desc')
        .execute()
      return rows.map(toPublished)
    },
    async publish({ document, title, text, effectiveAt, asksAgain }, author) {
      const now = clock.now()
      const effective_at = effectiveAt === undefined ? now : new Date(effectiveAt)
      // Also what is no moment at all is not at or after this one.
      if (!(effective_at >= now)) return refuse(editionTime)
      await lockFor(database, 'editions of an agreement', document)
      const { last } = await database
        .selectFrom('agreement_editions')
        .select(({ fn }) => fn.max('version').as('last'))
        .where('document', '=', document)
        .executeTakeFirstOrThrow()
      const row = await database
        .insertInto('agreement_editions')
        .values({
          document,
          version: last + 1,
          title_zh: title.zh,
          title_en: title.en,
          text_zh: text.zh,
          text_en: text.en,
          effective_at,
          asks_again: asksAgain,
          author,
          published_at: now,
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      return accept(toPublished(row))
    },
  }
}

function toEdition(row: Row): AgreementEdition {
  return {
    document: row.document,
    version: row.version,
    title: { zh: row.title_zh, en: row.title_en },
    ...(row.effective_at && { effectiveAt: row.effective_at.toISOString() }),
    asksAgain: row.asks_again,
  }
}

function toText(row: Row): AgreementText {
  return { ...toEdition(row), text: { zh: row.text_zh, en: row.text_en } }
}

function toPublished(row: Row): PublishedEdition {
  return {
    ...toEdition(row),
    ...(row.author !== null && { author: row.author }),
    ...(row.published_at && { publishedAt: row.published_at.toISOString() }),
  }
}
