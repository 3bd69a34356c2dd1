/** Links in ordinary QR codes that open the mini program. */
import { useState } from 'react'
import { Input, Tag, Textarea } from 'tdesign-react'
import { useQuery } from '@tanstack/react-query'
import type { LinkRuleForm, LinkRuleView } from '@maque/protocol/platform/link-rules.ts'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { AskedButton } from '../shell/asked-button.tsx'
import { Choose } from '../shell/choose.tsx'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { When } from '../shell/when.tsx'
import { Switch } from '../shell/switch.tsx'
import { AllowanceLine } from './allowance-line.tsx'
import { linesOf } from './lines.ts'
import { ProofFileFacts } from './proof-file-facts.tsx'
import { developmentTexts } from './texts.ts'
import { useChange } from './use-change.ts'

export function LinksPanel({ appId }: { readonly appId: string }) {
  const t = useTexts(developmentTexts)
  const links = useQuery({
    queryKey: ['development', appId, 'links'],
    queryFn: () => platform.call('GET /api/apps/:appId/link-rules', { params: { appId } }),
  })
  /** The rule that is written: one of them, a new one, or none. */
  const [edited, setEdited] = useState<LinkRuleView | 'new'>()
  return (
    <section className="panel" aria-labelledby="links">
      <h2 id="links">{t.links}</h2>
      <Loaded query={links}>
        {({ rules, proofFile, allowance, publications, testLinks, closedTo }) => (
          <>
            <p className="quiet">{closedTo ? t.linksNotForIndividuals : t.linksHint}</p>
            <AllowanceLine label={t.linkRules} allowance={allowance} />
            <AllowanceLine label={t.publicationsThisMonth} allowance={publications} />
            <ProofFileFacts file={proofFile} where={t.proofInFolder} />
            <ul className="versions">
              {rules.map((rule) => (
                <li key={rule.id}>
                  <RuleRow appId={appId} rule={rule} onEdit={() => setEdited(rule)} />
                </li>
              ))}
            </ul>
            {edited === undefined ? (
              !closedTo && <Button onClick={() => setEdited('new')}>{t.newLinkRule}</Button>
            ) : (
              <RuleForm
                key={edited === 'new' ? 'new' : edited.id}
                appId={appId}
                rule={edited === 'new' ? undefined : edited}
                testLinks={testLinks}
                onClose={() => setEdited(undefined)}
              />
            )}
          </>
        )}
      </Loaded>
    </section>
  )
}

function RuleRow(props: { readonly appId: string; readonly rule: LinkRuleView; onEdit(): void }) {
  const t = useTexts(developmentTexts)
  const { appId, rule } = props
  const params = { appId, ruleId: rule.id }
  const publish = useChange(appId, () =>
    platform.call('POST /api/apps/:appId/link-rules/:ruleId/publication', { params }),
  )
  const remove = useChange(appId, () =>
    platform.call('DELETE /api/apps/:appId/link-rules/:ruleId', { params }),
  )
  return (
    <>
      <div className="facts-line">
        <code>{rule.prefix}</code> → <code>{rule.path}</code>
      </div>
      <div className="quiet">
        <Tag variant="light" theme={rule.publishedAt ? 'success' : 'default'}>
          {rule.publishedAt ? t.published : t.notPublished}
        </Tag>{' '}
        {rule.publishedAt && <When at={rule.publishedAt} />} {rule.isExclusive && `· ${t.exclusive}`}{' '}
        {rule.testLinks.length > 0 && `· ${t.testLinks} ${rule.testLinks.length}`}
      </div>
      <div className="actions">
        {!rule.publishedAt && (
          <Button
            size="small"
            loading={publish.isPending}
            aria-label={`${t.publishRule} · ${rule.prefix}`}
            onClick={() => publish.mutate()}
          >
            {t.publishRule}
          </Button>
        )}
        <Button
          size="small"
          variant="outline"
          aria-label={`${t.edit} · ${rule.prefix}`}
          onClick={props.onEdit}
        >
          {t.edit}
        </Button>
        <AskedButton
          label={t.remove}
          about={rule.prefix}
          consequence={rule.publishedAt ? t.removePublishedRuleHint : t.removeRuleHint}
          isBusy={remove.isPending}
          onConfirm={() => remove.mutate()}
        />
      </div>
      <Refusal error={publish.error ?? remove.error} />
    </>
  )
}

interface RuleFormProps {
  readonly appId: string
  /** Absent: a new one. */
  readonly rule: LinkRuleView | undefined
  /** How many there may be. */
  readonly testLinks: number
  onClose(): void
}

function RuleForm({ appId, rule, testLinks, onClose }: RuleFormProps) {
  const t = useTexts(developmentTexts)
  const [written, setWritten] = useState<LinkRuleForm>({
    prefix: rule?.prefix ?? '',
    path: rule?.path ?? '',
    ignoresCase: rule?.ignoresCase ?? false,
    isExclusive: rule?.isExclusive ?? false,
    testLinks: rule?.testLinks ?? [],
    testVersion: rule?.testVersion ?? 'trial',
  })
  const [tested, setTested] = useState(() => written.testLinks.join('\n'))
  const write = (more: Partial<LinkRuleForm>) => setWritten({ ...written, ...more })
  const save = useChange(appId, () => {
    const body = { ...written, testLinks: linesOf(tested) }
    return rule
      ? platform.call('PUT /api/apps/:appId/link-rules/:ruleId', {
          params: { appId, ruleId: rule.id },
          body,
        })
      : platform.call('POST /api/apps/:appId/link-rules', { params: { appId }, body })
  })
  return (
    <form
      className="group"
      aria-label={rule ? `${t.edit} · ${rule.prefix}` : t.newLinkRule}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(undefined, { onSuccess: onClose })
      }}
    >
      <Field label={t.prefix} help={t.prefixHint}>
        <Input
          value={written.prefix}
          onChange={(prefix) => write({ prefix })}
          placeholder="https://shop.example.com/order/"
        />
      </Field>
      <Field label={t.page}>
        <Input value={written.path} onChange={(path) => write({ path })} placeholder="pages/index/index" />
      </Field>
      <label className="switch-row">
        <Switch value={written.isExclusive} onChange={(isExclusive) => write({ isExclusive })} />{' '}
        <span>{t.exclusiveHint}</span>
      </label>
      <label className="switch-row">
        <Switch value={written.ignoresCase} onChange={(ignoresCase) => write({ ignoresCase })} />{' '}
        <span>{t.ignoresCase}</span>
      </label>
      <Field label={t.testLinks} help={`${t.testLinksHint} ${t.used(linesOf(tested).length, testLinks)}`}>
        <Textarea value={tested} onChange={setTested} autosize={{ minRows: 1, maxRows: 5 }} />
      </Field>
      <Choose
        label={t.testVersion}
        names={t.versions}
        value={written.testVersion}
        onChoose={(testVersion) => write({ testVersion })}
      />
      <Refusal error={save.error} />
      <div className="actions">
        <Button variant="outline" theme="default" onClick={onClose}>
          {t.cancel}
        </Button>
        <Button
          type="submit"
          loading={save.isPending}
          disabled={written.prefix === '' || written.path === ''}
        >
          {t.checkAndSave}
        </Button>
      </div>
    </form>
  )
}
