/** The pages that stand for what an app does: one to five, each with a title and tags. */
import { Input } from 'tdesign-react'
import { categoryName } from '@maque/protocol/platform/category-names.ts'
import type { NewPageGroup, SubmissionForm } from '@maque/protocol/platform/review.ts'
import { Button } from '../shell/button.tsx'
import { Field } from '../shell/field.tsx'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Select } from '../shell/select.tsx'
import { versionTexts } from './texts.ts'

/** As it is typed: tags are one line. */
export interface TypedGroup extends Omit<NewPageGroup, 'tags'> {
  readonly key: number
  readonly tags: string
}

export interface PageGroupsProps {
  readonly pages: readonly string[]
  readonly categories: SubmissionForm['categories']
  readonly groups: readonly TypedGroup[]
  readonly onChange: (groups: readonly TypedGroup[]) => void
}

/** The platform says no to more; the button only stays away then. */
const MOST_GROUPS = 5

export function PageGroups({ pages, categories, groups, onChange }: PageGroupsProps) {
  const t = useTexts(versionTexts)
  const { language } = useLanguage()
  const change = (at: number, part: Partial<TypedGroup>) =>
    onChange(groups.map((group, index) => (index === at ? { ...group, ...part } : group)))
  const unnamed = pages.find((page) => groups.every((group) => group.page !== page))
  return (
    <fieldset className="group">
      <legend>{t.pages(groups.length)}</legend>
      <p className="quiet">{t.pagesHint}</p>
      {groups.map((group, at) => (
        <div key={group.key} className="page-group">
          <Field label={t.page(at + 1)}>
            <Select
              value={group.page}
              onChange={(page) => change(at, { page: String(page) })}
              options={pages.map((page) => ({ label: page, value: page }))}
              filterable
            />
          </Field>
          <Field label={t.category}>
            <Select
              value={group.category}
              onChange={(category) => change(at, { category: Number(category) })}
              options={categories.map(({ id, name }) => ({ label: categoryName(name, language), value: id }))}
            />
          </Field>
          <div className="page-group-texts">
            <Field label={t.title}>
              <Input value={group.title} onChange={(title) => change(at, { title })} maxlength={32} />
            </Field>
            <Field label={t.tags}>
              <Input
                value={group.tags}
                onChange={(tags) => change(at, { tags })}
                placeholder={t.tagsHint}
                maxlength={220}
              />
            </Field>
          </div>
          {groups.length > 1 && (
            <Button
              variant="text"
              theme="danger"
              onClick={() => onChange(groups.filter((_, index) => index !== at))}
            >
              {t.removePage}
            </Button>
          )}
        </div>
      ))}
      {groups.length < MOST_GROUPS && unnamed !== undefined && (
        <Button
          variant="outline"
          onClick={() =>
            onChange([
              ...groups,
              { key: nextKey(groups), page: unnamed, title: '', tags: '', category: categories[0]?.id ?? 0 },
            ])
          }
        >
          {t.addPage}
        </Button>
      )}
    </fieldset>
  )
}

function nextKey(groups: readonly TypedGroup[]): number {
  return Math.max(0, ...groups.map(({ key }) => key)) + 1
}
