/**
 * The texts of an instance that accounts agree to, and people who use the host.
 *
 * (1) An edition that was published never changes; another one follows it. In force is the newest
 *     whose moment has come.
 * (2) Which edition somebody agreed to is kept for each, with the moment, for good.
 * (3) Everybody agrees to what they have read: an edition that was replaced meanwhile is refused.
 * (4) An edition that asks again keeps the next session of each account and person it is for closed
 *     until they have agreed.
 */
import type { Kysely, Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import {
  peoplesDocuments,
  type AgreementDocument,
  type AgreementEdition,
  type AgreementText,
  type NewEdition,
  type PublishedEdition,
} from '@maque/protocol/platform/agreements.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import type { LoginHolder } from '../accounts/contract.ts'
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
  agreeAgain(holder: LoginHolder, agreed: readonly AgreedEdition[]): Promise<Result<void, RaisedProblem>>
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

  const keep: Agreements['keep'] = async ({ kind, id }, agreed) => {
    const editions = agreed.map(({ document, version }) => ({ document, version, agreed_at: clock.now() }))
    await (
      kind === 'person'
        ? database
            .insertInto('editions_of_people')
            .values(editions.map((edition) => ({ ...edition, person_id: id })))
        : database
            .insertInto('agreed_editions')
            .values(editions.map((edition) => ({ ...edition, registration_id: id })))
    ).execute()
  }

  const agreedBy = async ({ kind, id }: LoginHolder): Promise<ReadonlyMap<AgreementDocument, number>> => {
    const agreed = await (
      kind === 'person'
        ? database
            .selectFrom('editions_of_people')
            .select(({ fn }) => ['document', fn.max('version').as('version')])
            .where('person_id', '=', id)
            .groupBy('document')
        : database
            .selectFrom('agreed_editions')
            .select(({ fn }) => ['document', fn.max('version').as('version')])
            .where('registration_id', '=', id)
            .groupBy('document')
    ).execute()
    const asked = kind === 'person' ? peoplesDocuments.map((document) => [document, 0] as const) : []
    return new Map([...asked, ...agreed.map(({ document, version }) => [document, version] as const)])
  }

  const checked = async (
    ticked: readonly { readonly document: AgreementDocument; readonly version: number | null }[],
  ): Promise<Result<readonly AgreedEdition[], RaisedProblem>> => {
    const agreed = ticked.flatMap(({ document, version }) =>
      version === null ? [] : [{ document, version }],
    )
    if (agreed.length < ticked.length) return refuse(agreementsMissing)
    const texts = await inForce()
    return agreed.every(({ document, version }) =>
      texts.some((text) => text.document === document && text.version === version),
    )
      ? accept(agreed)
      : refuse(agreementReplaced)
  }

  const awaited: Agreements['awaited'] = async (holder) => {
    const last = await agreedBy(holder)
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
    check: (kind, { agreesToService, agreesToTerms }) =>
      checked([
        { document: 'service', version: agreesToService },
        { document: kind, version: agreesToTerms },
      ]),
    checkPerson: ({ agreesToTerms, agreesToPrivacy }) =>
      checked([
        { document: 'people', version: agreesToTerms },
        { document: 'privacy', version: agreesToPrivacy },
      ]),
    async agreeAgain(holder, agreed) {
      const texts = await awaited(holder)
      const isAgreed = ({ document, version }: AgreedEdition): boolean =>
        agreed.some((one) => one.document === document && one.version === version)
      if (!texts.every(isAgreed)) {
        const isTicked = ({ document }: AgreedEdition): boolean =>
          agreed.some((one) => one.document === document)
        return refuse(texts.every(isTicked) ? agreementReplaced : agreementsMissing)
      }
      if (texts.length > 0) await keep(holder, texts)
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
