/** What the mini program offers: categories from the list of its subject, some of them with documents. */
import { useState } from 'react'
import { Tag } from 'tdesign-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import type {
  Categories,
  CategoryTree,
  ChosenCategory,
  Document,
  DocumentProof,
  GivenDocument,
} from '@maque/protocol/platform/profile.ts'
import { documentName } from '@maque/protocol/platform/document-names.ts'
import { categoryName } from '@maque/protocol/platform/category-names.ts'
import { Colon } from '../shell/colon.tsx'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { Choose } from '../shell/choose.tsx'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { When } from '../shell/when.tsx'
import { DocumentLinks, DocumentsField } from './documents-field.tsx'
import { QuotaText } from './quota-text.tsx'
import { profileTexts } from './texts.ts'
import { useRefresh } from './use-profile.ts'

export function CategoriesPanel({
  appId,
  mayManage,
}: {
  readonly appId: string
  readonly mayManage: boolean
}) {
  const t = useTexts(profileTexts)
  const categories = useQuery({
    queryKey: ['categories', appId],
    queryFn: () => platform.call('GET /api/apps/:appId/categories', { params: { appId } }),
  })
  return (
    <section className="panel" aria-labelledby="categories">
      <h2 id="categories">{t.categories}</h2>
      <Loaded query={categories}>
        {(of) => (
          <>
            <p>
              <QuotaText quota={of.places} />
              <br />
              <span className="quiet">
                {t.quotaNames[of.additions.rule]}
                <Colon />
              </span>
              <QuotaText quota={of.additions} />
            </p>
            {of.chosen.length === 0 && <p className="quiet">{t.noCategories}</p>}
            {of.isGame && <p className="quiet">{t.gameStays}</p>}
            <ul className="plain versions">
              {of.chosen.map((category) => (
                <li key={category.id}>
                  <Chosen appId={appId} category={category} mayManage={mayManage} isRemovable={!of.isGame} />
                </li>
              ))}
            </ul>
            {mayManage && <AddCategory appId={appId} of={of} />}
          </>
        )}
      </Loaded>
    </section>
  )
}

const themes = { pending: 'warning', approved: 'success', refused: 'danger' } as const

function Chosen(props: {
  readonly appId: string
  readonly category: ChosenCategory
  readonly mayManage: boolean
  readonly isRemovable: boolean
}) {
  const t = useTexts(profileTexts)
  const { language } = useLanguage()
  const refresh = useRefresh()
  const { appId, mayManage, isRemovable } = props
  const { id, name, firstName, state, reason, because, documents, takes, lapsed, validUntil } = props.category
  const isRenewable = state === 'refused' || lapsed === 'expired'
  const params = { appId, categoryId: String(id) }
  const [isAsking, setAsking] = useState(false)
  const remove = useMutation({
    mutationFn: () => platform.call('DELETE /api/apps/:appId/categories/:categoryId', { params }),
    onSuccess: refresh,
  })
  return (
    <>
      <div className="panel-row">
        <span>{categoryName(`${firstName} · ${name}`, language)}</span>
        <Tag theme={lapsed ? 'danger' : themes[state]} variant="light">
          {lapsed ? t.categoryLapses[lapsed] : t.categoryStates[state]}
        </Tag>
      </div>
      {validUntil !== undefined && (
        <p className="quiet">
          {t.validUntil} <When at={validUntil} />
        </p>
      )}
      {(because ?? reason) !== undefined && (
        <p>
          {t.reason}
          <Colon />
          {because?.[language]} {reason}
        </p>
      )}
      {mayManage && <DocumentLinks documents={documents} base={`/api/apps/${appId}/documents`} />}
      {mayManage && state !== 'pending' && (
        <div className="actions">
          {isRenewable && (
            <Button variant="outline" onClick={() => setAsking(!isAsking)}>
              {t.askAgain}
            </Button>
          )}
          {isRemovable && (
            <Button variant="text" theme="danger" loading={remove.isPending} onClick={() => remove.mutate()}>
              {t.remove}
            </Button>
          )}
        </div>
      )}
      {isAsking && isRenewable && (
        <WithDocuments
          appId={appId}
          deed={t.askAgain}
          sets={takes}
          onGiven={async (given) => {
            await platform.call('PUT /api/apps/:appId/categories/:categoryId', { params, body: given })
            setAsking(false)
            await refresh()
          }}
        />
      )}
      <Refusal error={remove.error} />
    </>
  )
}

type Sets = CategoryTree['first'][number]['second'][number]['documents']

/** Documents, and what is asked for with them: of several sets, that which was chosen, one by one. */
function WithDocuments(props: {
  readonly appId: string
  readonly deed: string
  readonly needsNone?: boolean
  readonly sets: Sets
  onGiven(given: {
    readonly documentIds: readonly string[]
    readonly proofs: readonly DocumentProof[]
  }): Promise<void>
}) {
  const t = useTexts(profileTexts)
  const { sets } = props
  const { language } = useLanguage()
  const nameOf = (name: string): string => documentName(name, language)
  const [which, setWhich] = useState(0)
  const [documents, setDocuments] = useState<readonly GivenDocument[]>([])
  const names = sets[which] ?? []
  const filesOf = (name: string): readonly Document[] =>
    documents.flatMap(({ proves, ...file }) => (proves === name ? [file] : []))
  const give = useMutation({
    mutationFn: () =>
      props.onGiven({
        documentIds: sets.length === 0 ? documents.map(({ documentId }) => documentId) : [],
        proofs: documents.flatMap(({ documentId, proves }) =>
          proves !== undefined && names.includes(proves) ? [{ documentId, proves }] : [],
        ),
      }),
    onSuccess: () => setDocuments([]),
  })
  const isWhole =
    names.length > 0
      ? names.every((name) => documents.some(({ proves }) => proves === name))
      : documents.length > 0
  return (
    <>
      {!props.needsNone && sets.length === 0 && (
        <DocumentsField
          appId={props.appId}
          documents={documents}
          onAdded={(document) => setDocuments([...documents, document])}
        />
      )}
      {sets.length > 1 && (
        <Choose<number>
          label={t.anyOneOf}
          names={Object.fromEntries(sets.map((set, index) => [index, set.map(nameOf).join(' + ')]))}
          value={which}
          onChoose={setWhich}
        />
      )}
      {names.map((name) => (
        <DocumentsField
          key={name}
          appId={props.appId}
          label={nameOf(name)}
          documents={filesOf(name)}
          onAdded={(document) => setDocuments([...documents, { ...document, proves: name }])}
        />
      ))}
      <Refusal error={give.error} />
      <Button loading={give.isPending} disabled={!props.needsNone && !isWhole} onClick={() => give.mutate()}>
        {props.deed}
      </Button>
    </>
  )
}

function AddCategory({ appId, of }: { readonly appId: string; readonly of: Categories }) {
  const t = useTexts(profileTexts)
  const tree = useQuery({
    queryKey: ['category-tree', of.tree],
    queryFn: () => platform.call('GET /api/categories/:tree', { params: { tree: of.tree } }),
    staleTime: Infinity,
  })
  return (
    <>
      <h3>{t.trees[of.tree]}</h3>
      <Loaded query={tree}>
        {(read) => (
          <ChooseCategory
            appId={appId}
            first={read.first.filter(({ isGame }) => isGame || !of.isGame)}
            chosen={of.chosen.map(({ id }) => id)}
          />
        )}
      </Loaded>
    </>
  )
}

function ChooseCategory(props: {
  readonly appId: string
  readonly first: CategoryTree['first']
  readonly chosen: readonly number[]
}) {
  const t = useTexts(profileTexts)
  const { language } = useLanguage()
  const refresh = useRefresh()
  const { appId, first, chosen } = props
  const [firstId, setFirst] = useState(first[0]?.id ?? 0)
  const [secondId, setSecond] = useState(0)
  const under = first.find(({ id }) => id === firstId) ?? first[0]
  const free = (under?.second ?? []).filter(({ id }) => !chosen.includes(id))
  const second = free.find(({ id }) => id === secondId) ?? free[0]
  const nameOf = ({ name, isQualified }: { readonly name: string; readonly isQualified: boolean }): string =>
    `${categoryName(name, language)}${isQualified ? t.withDocuments : ''}`
  return (
    <>
      <div className="two-columns">
        <Choose<number>
          label={t.first}
          names={Object.fromEntries(first.map(({ id, name }) => [id, categoryName(name, language)]))}
          value={under?.id ?? 0}
          onChoose={setFirst}
        />
        {second && (
          <Choose<number>
            label={t.second}
            names={Object.fromEntries(free.map((one) => [one.id, nameOf(one)]))}
            value={second.id}
            onChoose={setSecond}
          />
        )}
      </div>
      {under?.isGame && <p className="quiet">{t.gameForGood}</p>}
      {second && (
        <WithDocuments
          key={second.id}
          appId={appId}
          deed={t.add}
          needsNone={!second.isQualified}
          sets={second.documents}
          onGiven={async (given) => {
            await platform.call('POST /api/apps/:appId/categories', {
              params: { appId },
              body: { categoryId: second.id, ...given },
            })
            await refresh()
          }}
        />
      )}
    </>
  )
}
