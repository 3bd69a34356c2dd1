/** The hosts that a mini program may reach. */
import { useState } from 'react'
import { Button, MessagePlugin, Textarea } from 'tdesign-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { App, ServerDomains } from '@maque/protocol/platform/apps.ts'
import { platform } from '../platform.ts'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { settingsTexts } from './settings-texts.ts'

type Written = Readonly<Record<keyof ServerDomains, string>>

const kinds = ['request', 'upload', 'download', 'webView'] as const

export function DomainsPanel({ app }: { readonly app: App }) {
  const t = useTexts(settingsTexts)
  const queries = useQueryClient()
  const [written, setWritten] = useState(() => writtenFrom(app.serverDomains))
  const save = useMutation({
    mutationFn: () => platform.updateApp(app.appId, { serverDomains: domainsFrom(written) }),
    onSuccess: async ({ serverDomains }) => {
      setWritten(writtenFrom(serverDomains))
      void MessagePlugin.success(t.saved)
      await queries.invalidateQueries({ queryKey: ['app', app.appId] })
    },
  })
  return (
    <form
      className="panel"
      aria-labelledby="domains"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <h2 id="domains">{t.domains}</h2>
      <p className="quiet">{t.domainsHint}</p>
      <div className="two-columns">
        {kinds.map((kind) => (
          <Field key={kind} label={t.kinds[kind]} help={t.onePerLine}>
            <Textarea
              value={written[kind]}
              onChange={(text) => setWritten({ ...written, [kind]: text })}
              autosize={{ minRows: 2, maxRows: 8 }}
            />
          </Field>
        ))}
      </div>
      <Refusal error={save.error} />
      <Button type="submit" loading={save.isPending}>
        {t.save}
      </Button>
    </form>
  )
}

function writtenFrom({ request, upload, download, webView = [] }: ServerDomains): Written {
  return {
    request: request.join('\n'),
    upload: upload.join('\n'),
    download: download.join('\n'),
    webView: webView.join('\n'),
  }
}

function domainsFrom({ request, upload, download, webView }: Written): ServerDomains {
  const lines = (text: string): readonly string[] =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
  return {
    request: lines(request),
    upload: lines(upload),
    download: lines(download),
    webView: lines(webView),
  }
}
