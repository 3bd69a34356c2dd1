/** The tags of a corp, and who has them. */
import { useState } from 'react'
import { Input } from 'tdesign-react'
import type { Corp, CorpTag, VisibleScope } from '@maque/protocol/platform/corps.ts'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Question } from '../shell/question.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { Removal } from './removal.tsx'
import { ScopeFields } from './scope-fields.tsx'
import { directoryTexts } from './texts.ts'
import { useCorpChange } from './use-corp.ts'

type Asked = { readonly what: 'add' } | { readonly what: 'edit' | 'remove'; readonly tag: CorpTag }

export function TagsPanel({ corp }: { readonly corp: Corp }) {
  const t = useTexts(directoryTexts)
  const [asked, setAsked] = useState<Asked>()
  const close = () => setAsked(undefined)
  return (
    <section className="panel" aria-labelledby="tags">
      <div className="panel-row">
        <h2 id="tags">{t.tags}</h2>
        <Button onClick={() => setAsked({ what: 'add' })}>{t.addTag}</Button>
      </div>
      {corp.tags.length === 0 && <p className="quiet">{t.noTags}</p>}
      <ul className="versions">
        {corp.tags.map((tag) => (
          <li key={tag.id} className="panel-row">
            <span className="wrap">
              <strong>{tag.name}</strong>
              <br />
              <span className="quiet">{t.tagMembers(tag.users.length, tag.departments.length)}</span>
            </span>
            <span className="actions">
              <Button variant="text" onClick={() => setAsked({ what: 'edit', tag })}>
                {t.edit}
              </Button>
              <Button variant="text" theme="danger" onClick={() => setAsked({ what: 'remove', tag })}>
                {t.removeTag}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {(asked?.what === 'add' || asked?.what === 'edit') && (
        <TagForm corp={corp} {...(asked.what === 'edit' && { tag: asked.tag })} onClose={close} />
      )}
      {asked?.what === 'remove' && (
        <Removal
          question={t.removeTagQuestion(asked.tag.name)}
          confirm={t.removeTag}
          remove={() =>
            platform.call('DELETE /api/enterprise-account/tags/:tagId', {
              params: { tagId: String(asked.tag.id) },
            })
          }
          onClose={close}
        />
      )}
    </section>
  )
}

function TagForm(props: { readonly corp: Corp; readonly tag?: CorpTag; onClose(): void }) {
  const t = useTexts(directoryTexts)
  const { corp, tag } = props
  const [name, setName] = useState(tag?.name ?? '')
  const [scope, setScope] = useState<VisibleScope>({
    users: tag?.users ?? [],
    departments: tag?.departments ?? [],
    tags: [],
  })
  const save = useCorpChange(() => {
    const body = { name: name.trim(), users: scope.users, departments: scope.departments }
    return tag
      ? platform.call('PUT /api/enterprise-account/tags/:tagId', { params: { tagId: String(tag.id) }, body })
      : platform.call('POST /api/enterprise-account/tags', { body })
  }, props.onClose)
  return (
    <Question
      title={tag ? t.editTag : t.addTag}
      cancel={t.cancel}
      confirm={t.save}
      isBusy={save.isPending}
      canConfirm={name.trim() !== ''}
      onConfirm={() => save.mutate()}
      onClose={props.onClose}
    >
      <Field label={t.name}>
        <Input value={name} onChange={setName} maxlength={32} autofocus />
      </Field>
      <ScopeFields corp={corp} scope={scope} hasTags={false} onChange={setScope} />
      <Refusal error={save.error} />
    </Question>
  )
}
