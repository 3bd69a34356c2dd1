/** The servers that a mini program may reach. */
import { useState } from 'react'
import { Textarea } from 'tdesign-react'
import type { DevelopmentSettings, DomainKind, ServerDomains } from '@maque/protocol/platform/development.ts'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { TryOut } from '../shell/try-out.tsx'
import { AllowanceLine } from './allowance-line.tsx'
import { linesOf } from './lines.ts'
import { developmentTexts } from './texts.ts'
import { useChange } from './use-change.ts'

type Written = Readonly<Record<DomainKind, string>>

const kinds: readonly DomainKind[] = ['request', 'socket', 'upload', 'download', 'udp', 'tcp']

export function DomainsPanel({ settings }: { readonly settings: DevelopmentSettings }) {
  const t = useTexts(developmentTexts)
  const { appId, serverDomains, domainAllowances } = settings
  const [written, setWritten] = useState(() => writtenFrom(serverDomains))
  const save = useChange(appId, (body: ServerDomains) =>
    platform.call('PUT /api/apps/:appId/server-domains', { params: { appId }, body }),
  )
  const hasChanged = kinds.some((kind) => written[kind] !== serverDomains[kind].join('\n'))
  return (
    <form
      className="panel"
      aria-labelledby="domains"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(domainsFrom(written), { onSuccess: (set) => setWritten(writtenFrom(set)) })
      }}
    >
      <h2 id="domains">{t.domains}</h2>
      <p className="quiet">{t.domainsHint}</p>
      <AllowanceLine label={t.changesThisMonth} allowance={domainAllowances.changes} />
      <div className="two-columns">
        {kinds.map((kind) => (
          <Field
            key={kind}
            label={t.kinds[kind]}
            help={[t.used(linesOf(written[kind]).length, domainAllowances.perKind), t.kindHints[kind]]
              .filter((part) => part !== undefined)
              .join(' · ')}
          >
            <Textarea
              value={written[kind]}
              onChange={(text) => setWritten({ ...written, [kind]: text })}
              placeholder={t.examples[kind]}
              autosize={{ minRows: 2, maxRows: 8 }}
            />
          </Field>
        ))}
      </div>
      <Refusal error={save.error} />
      <Button type="submit" loading={save.isPending} disabled={!hasChanged}>
        {t.save}
      </Button>
      <TryOut
        deed={{
          endpoint: 'PUT /api/apps/:appId/server-domains',
          params: { appId },
          body: domainsFrom(written),
        }}
        isDisabled={!hasChanged}
      />
    </form>
  )
}

function writtenFrom(domains: ServerDomains): Written {
  return {
    request: domains.request.join('\n'),
    socket: domains.socket.join('\n'),
    upload: domains.upload.join('\n'),
    download: domains.download.join('\n'),
    udp: domains.udp.join('\n'),
    tcp: domains.tcp.join('\n'),
  }
}

function domainsFrom(written: Written): ServerDomains {
  return {
    request: linesOf(written.request),
    socket: linesOf(written.socket),
    upload: linesOf(written.upload),
    download: linesOf(written.download),
    udp: linesOf(written.udp),
    tcp: linesOf(written.tcp),
  }
}
