/** Punishments: appealed ones first; new ones by a rule and with evidence. */
import { useState } from 'react'
import { Input, MessagePlugin, Textarea } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  BannedFeature,
  Punishment,
  PunishmentKind,
  ViolationFile,
} from '@maque/protocol/platform/violations.ts'
import { Button } from '../shell/button.tsx'
import { AskForReason } from '../operation/ask-for-reason.tsx'
import { platform } from '../platform.ts'
import { Field } from '../shell/field.tsx'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Question } from '../shell/question.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { Select } from '../shell/select.tsx'
import { AddedFiles } from './added-files.tsx'
import { PunishmentCard } from './punishment-card.tsx'
import { violationTexts } from './texts.ts'

const queryKey = ['operator-punishments']
type Rules = readonly Punishment['rule'][]

export function ViolationsDesk() {
  const t = useTexts(violationTexts)
  const [sought, setSought] = useState('')
  const [isPunishing, setIsPunishing] = useState(false)
  const punishments = useQuery({
    queryKey: [...queryKey, sought],
    queryFn: () =>
      platform.call('GET /api/operator/punishments', { query: sought === '' ? {} : { q: sought } }),
  })
  return (
    <>
      <div className="panel panel-row">
        <Field label={t.search}>
          <Input value={sought} onChange={setSought} clearable />
        </Field>
        <Button onClick={() => setIsPunishing(true)}>{t.newPunishment}</Button>
      </div>
      <Loaded query={punishments}>
        {({ punishments, rules }) => (
          <>
            {punishments.length === 0 && <div className="empty">{t.nothing}</div>}
            <ul className="plain">
              {punishments.map((punishment) => (
                <PunishmentCard key={punishment.id} punishment={punishment} isNamed>
                  <Deeds punishment={punishment} />
                </PunishmentCard>
              ))}
            </ul>
            {isPunishing && <PunishForm rules={rules} onClose={() => setIsPunishing(false)} />}
          </>
        )}
      </Loaded>
    </>
  )
}

type Deed = 'lift' | 'uphold' | 'overturn'

function Deeds({
  punishment: { id: punishmentId, state, isEffective },
}: {
  readonly punishment: Punishment
}) {
  const t = useTexts(violationTexts)
  const queries = useQueryClient()
  const [asked, setAsked] = useState<Deed>()
  const deeds: readonly Deed[] = state === 'appealing' ? ['uphold', 'overturn'] : isEffective ? ['lift'] : []
  const carryOut = (deed: Deed, said: string): Promise<unknown> =>
    deed === 'lift'
      ? platform.call('POST /api/operator/punishments/:punishmentId/lifting', {
          params: { punishmentId },
          body: { reason: said },
        })
      : platform.call('POST /api/operator/punishments/:punishmentId/appeal-decision', {
          params: { punishmentId },
          body: { isUpheld: deed === 'uphold', answer: said },
        })
  return (
    <div className="actions">
      {deeds.map((deed) => (
        <Button key={deed} variant="outline" onClick={() => setAsked(deed)}>
          {t[deed]}
        </Button>
      ))}
      {asked && (
        <AskForReason
          title={t[asked]}
          label={t.reason}
          onGiven={async (said) => {
            await carryOut(asked, said)
            void MessagePlugin.success(t.done)
            await queries.invalidateQueries({ queryKey })
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </div>
  )
}

function PunishForm(props: { readonly rules: Rules; onClose(): void }) {
  const t = useTexts(violationTexts)
  const { language } = useLanguage()
  const queries = useQueryClient()
  const [appId, setAppId] = useState('')
  const [kind, setKind] = useState<PunishmentKind>('warn')
  const [feature, setFeature] = useState<BannedFeature>('messages')
  const [rule, setRule] = useState('')
  const [reason, setReason] = useState('')
  const [days, setDays] = useState('')
  const [evidence, setEvidence] = useState<readonly ViolationFile[]>([])
  const punish = useMutation({
    mutationFn: () =>
      platform.call('POST /api/operator/apps/:appId/punishments', {
        params: { appId: appId.trim() },
        body: {
          kind,
          rule,
          reason,
          evidence: evidence.map(({ fileId }) => fileId),
          ...(kind === 'feature-ban' && { feature }),
          ...(kind !== 'warn' && days !== '' && { days: Number(days) }),
        },
      }),
    onSuccess: async () => {
      props.onClose()
      void MessagePlugin.success(t.done)
      await queries.invalidateQueries({ queryKey })
    },
  })
  const options = (names: Readonly<Record<string, string>>) =>
    Object.entries(names).map(([value, label]) => ({ value, label }))
  return (
    <Question
      title={t.newPunishment}
      cancel={t.cancel}
      confirm={t.punish}
      isBusy={punish.isPending}
      canConfirm={appId.trim() !== '' && rule !== '' && reason.trim() !== '' && evidence.length > 0}
      onConfirm={() => punish.mutate()}
      onClose={props.onClose}
    >
      <Field label="AppID">
        <Input
          value={appId}
          onChange={(text) => {
            setAppId(text)
            setEvidence([])
          }}
          autofocus
        />
      </Field>
      <Field label={t.kind}>
        <Select
          value={kind}
          options={options(t.kinds)}
          onChange={(value) => setKind(value as PunishmentKind)}
        />
      </Field>
      <p className="quiet">{t.kindHints[kind]}</p>
      {kind === 'feature-ban' && (
        <Field label={t.feature}>
          <Select
            value={feature}
            options={options(t.features)}
            onChange={(value) => setFeature(value as BannedFeature)}
          />
        </Field>
      )}
      <Field label={t.rule}>
        <Select
          value={rule}
          filterable
          options={props.rules.map(({ id, text }) => ({ value: id, label: `${id} ${text[language]}` }))}
          onChange={(value) => setRule(String(value))}
        />
      </Field>
      {kind !== 'warn' && (
        <Field label={t.days}>
          <Input
            value={days}
            onChange={(text) => setDays(text.replaceAll(/\D/g, ''))}
            placeholder={kind === 'suspend' ? '' : t.daysHint}
          />
        </Field>
      )}
      <Field label={t.reason}>
        <Textarea value={reason} onChange={setReason} maxlength={1000} autosize={{ minRows: 2 }} />
      </Field>
      <AddedFiles
        label={t.addEvidence}
        accept="image/png,image/jpeg,image/webp"
        files={evidence}
        name={t.evidence}
        {...(appId.trim() === '' && { blocked: t.appFirst })}
        add={(file) =>
          platform.call('POST /api/operator/apps/:appId/violation-evidence', {
            params: { appId: appId.trim() },
            file,
          })
        }
        onAdded={(file) => setEvidence([...evidence, file])}
      />
      <Refusal error={punish.error} />
    </Question>
  )
}
