/** Starting a release in stages: how many, and who first. */
import { useState } from 'react'
import { Input, MessagePlugin, type InputProps } from 'tdesign-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Release } from '@maque/protocol/platform/releases.ts'
import { PLAYER_VERSION } from '@maque/protocol/platform/own-versions.ts'
import type { DevicePlatform } from '@maque/protocol/platform/rollouts.ts'
import { platform } from '../platform.ts'
import { Checkbox, Checkboxes } from '../shell/checkbox.tsx'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Question } from '../shell/question.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { rolloutTexts } from './rollout-texts.ts'

export function RolloutForm({
  release,
  onClose,
}: {
  readonly release: Release
  readonly onClose: () => void
}) {
  const t = useTexts(rolloutTexts)
  const queries = useQueryClient()
  const [percentage, setPercentage] = useState('10')
  const [members, setMembers] = useState(true)
  const [people, setPeople] = useState('')
  const [platforms, setPlatforms] = useState<readonly DevicePlatform[]>([])
  const [regions, setRegions] = useState('')
  const [hostVersion, setHostVersion] = useState('')
  const start = useMutation({
    mutationFn: () =>
      platform.call('POST /api/apps/:appId/releases/:releaseId/rollout', {
        params: { appId: release.appId, releaseId: release.id },
        body: {
          percentage: Number(percentage),
          audience: {
            members,
            persons: [],
            platforms,
            regions: wordsOf(regions.toUpperCase()),
            ...(hostVersion.trim() !== '' && { minHostVersion: hostVersion.trim() }),
          },
          people: wordsOf(people),
        },
      }),
    onSuccess: async () => {
      onClose()
      void MessagePlugin.success(t.started)
      await queries.invalidateQueries()
    },
  })
  const isShare = /^\d{1,3}$/.test(percentage) && Number(percentage) <= 100
  const strangeRegion = wordsOf(regions).find((word) => !/^[a-z]{2}$/i.test(word))
  const isVersion = /^(\d+(\.\d+){0,3})?$/.test(hostVersion.trim())
  return (
    <Question
      title={`${t.start} · ${release.version}`}
      cancel={t.cancel}
      confirm={t.start}
      isBusy={start.isPending}
      canConfirm={isShare && strangeRegion === undefined && isVersion}
      onConfirm={() => start.mutate()}
      onClose={onClose}
    >
      <Field label={t.share} help={t.shareHint}>
        <Input value={percentage} onChange={setPercentage} maxlength={3} {...fault(!isShare && t.noShare)} />
      </Field>
      <p>
        <Checkbox checked={members} onChange={setMembers}>
          {t.members}
        </Checkbox>
      </p>
      <Field label={t.people} help={t.peopleHint}>
        <Input value={people} onChange={setPeople} />
      </Field>
      <fieldset className="group">
        <legend>{t.platforms}</legend>
        <Checkboxes names={t.platformNames} values={platforms} onChange={setPlatforms} />
      </fieldset>
      <Field label={t.regions} help={t.regionsHint}>
        <Input
          value={regions}
          onChange={setRegions}
          {...fault(strangeRegion !== undefined && t.noRegion(strangeRegion))}
        />
      </Field>
      <Field label={t.hostVersion} help={t.hostVersionHint(PLAYER_VERSION)}>
        <Input
          value={hostVersion}
          onChange={setHostVersion}
          maxlength={20}
          {...fault(!isVersion && t.noVersion)}
        />
      </Field>
      <Refusal error={start.error} />
    </Question>
  )
}

/** How a field tells what is wrong with what is written in it. */
function fault(words: string | false): Partial<Pick<InputProps, 'status' | 'tips'>> {
  return words === false ? {} : { status: 'error', tips: words }
}

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/u).filter((word) => word !== '')
}
