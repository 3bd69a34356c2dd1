/** What a third-party platform asks owners for, and where its servers are. */
import { useState } from 'react'
import { Input, MessagePlugin, Textarea } from 'tdesign-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { linesOf } from '../development/lines.ts'
import { newEncodingKey } from '../development/new-encoding-key.ts'
import { platform } from '../platform.ts'
import { Button } from '../shell/button.tsx'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { ChooseSets } from './choose-sets.tsx'
import type { ShownPlatform } from './platform-page.tsx'
import { thirdPartyTexts } from './texts.ts'

export function SettingsForm({ shown: { platform: own, sets } }: { readonly shown: ShownPlatform }) {
  const t = useTexts(thirdPartyTexts)
  const queries = useQueryClient()
  const [chosen, setChosen] = useState(own.sets)
  const [texts, setTexts] = useState(() => ({
    name: own.name,
    about: own.about,
    eventUrl: own.eventUrl,
    messageUrl: own.messageUrl,
    token: own.token,
    encodingKey: '',
  }))
  const [lists, setLists] = useState(() => ({
    pageHosts: own.pageHosts.join('\n'),
    testApps: own.testApps.join('\n'),
    serverHosts: own.serverHosts.join('\n'),
    siteHosts: own.siteHosts.join('\n'),
  }))
  const save = useMutation({
    mutationFn: () => {
      const { encodingKey, ...said } = texts
      return platform.call('PUT /api/third-party-platforms/:componentAppId', {
        params: { componentAppId: own.componentAppId },
        body: {
          ...said,
          ...(encodingKey.trim() !== '' && { encodingKey: encodingKey.trim() }),
          sets: chosen,
          pageHosts: linesOf(lists.pageHosts),
          testApps: linesOf(lists.testApps),
          serverHosts: linesOf(lists.serverHosts),
          siteHosts: linesOf(lists.siteHosts),
        },
      })
    },
    onSuccess: () => {
      setTexts((before) => ({ ...before, encodingKey: '' }))
      void MessagePlugin.success(t.saved)
      return queries.invalidateQueries({ queryKey: ['third-party-platform'] })
    },
  })
  const text = (label: string, name: keyof typeof texts, help?: string) => (
    <Field label={label} {...(help !== undefined && { help })}>
      <Input value={texts[name]} onChange={(value) => setTexts((before) => ({ ...before, [name]: value }))} />
    </Field>
  )
  const list = (label: string, name: keyof typeof lists, help: string) => (
    <Field label={label} help={help}>
      <Textarea
        value={lists[name]}
        onChange={(value) => setLists((before) => ({ ...before, [name]: value }))}
        autosize={{ minRows: 1, maxRows: 6 }}
      />
    </Field>
  )
  return (
    <form
      className="panel"
      aria-label={t.settings}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <h2>{t.settings}</h2>
      {text(t.name, 'name')}
      {text(t.description, 'about')}
      <ChooseSets isNumbered sets={sets} chosen={chosen} onChoose={setChosen} />
      {list(t.pageHosts, 'pageHosts', t.pageHostsHelp)}
      {text(t.eventUrl, 'eventUrl', t.eventUrlHelp)}
      {text(t.messageUrl, 'messageUrl', t.messageUrlHelp)}
      {text(t.token, 'token')}
      {text(t.key, 'encodingKey', t.keyHelp(own.encodingKeyHint))}
      <Button
        variant="text"
        onClick={() => setTexts((before) => ({ ...before, encodingKey: newEncodingKey() }))}
      >
        {t.newKey}
      </Button>
      {list(t.testApps, 'testApps', t.testAppsHelp)}
      {list(t.serverHosts, 'serverHosts', t.hostsHelp)}
      {list(t.siteHosts, 'siteHosts', t.siteHostsHelp)}
      <Refusal error={save.error} />
      <Button type="submit" loading={save.isPending}>
        {t.save}
      </Button>
    </form>
  )
}
