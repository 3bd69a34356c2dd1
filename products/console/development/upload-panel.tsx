/** With what, and from where, programs upload versions. */
import { useState } from 'react'
import { Input } from 'tdesign-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { AddressList, DevelopmentSettings, UploadToken } from '@maque/protocol/platform/development.ts'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { AskedButton } from '../shell/asked-button.tsx'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { When } from '../shell/when.tsx'
import { AddressesForm } from './addresses-form.tsx'
import { ShownOnce } from './shown-once.tsx'
import { developmentTexts } from './texts.ts'
import { useChange } from './use-change.ts'

export function UploadPanel({ settings }: { readonly settings: DevelopmentSettings }) {
  const t = useTexts(developmentTexts)
  const { appId, uploadAddresses, addressAllowance } = settings
  const list = useChange(appId, (body: AddressList) =>
    platform.call('PUT /api/apps/:appId/upload-addresses', { params: { appId }, body }),
  )
  return (
    <section className="panel" aria-labelledby="uploading">
      <h2 id="uploading">{t.uploading}</h2>
      <UploadPair settings={settings} />
      <UploadTokens appId={appId} />
      <AddressesForm
        title={t.uploadAddresses}
        hint={t.uploadAddressesHint}
        list={uploadAddresses}
        limit={addressAllowance}
        isBusy={list.isPending}
        error={list.error}
        onSave={(written) => list.mutate(written)}
      />
    </section>
  )
}

function UploadPair({ settings: { appId, uploadPair } }: { readonly settings: DevelopmentSettings }) {
  const t = useTexts(developmentTexts)
  const params = { appId }
  const make = useChange(appId, () => platform.call('POST /api/apps/:appId/upload-pair', { params }))
  const revoke = useChange(appId, () => platform.call('DELETE /api/apps/:appId/upload-pair', { params }))
  return (
    <>
      <h3>{t.pair}</h3>
      <p className="quiet">{t.pairHint}</p>
      {uploadPair && (
        <dl className="facts">
          <dt>{t.fingerprint}</dt>
          <dd>
            <code>{uploadPair.fingerprint}</code>
          </dd>
          <dt>{t.madeAt}</dt>
          <dd>
            <When at={uploadPair.createdAt} /> · <LastUse at={uploadPair.lastUsedAt} />
          </dd>
        </dl>
      )}
      <div className="actions panel-actions">
        {uploadPair ? (
          <>
            <AskedButton
              label={t.resetPair}
              about={t.pair}
              consequence={t.resetPairHint}
              isBusy={make.isPending}
              onConfirm={() => make.mutate()}
            />
            <AskedButton
              label={t.revoke}
              about={t.pair}
              consequence={t.revokePairHint}
              isBusy={revoke.isPending}
              onConfirm={() => {
                make.reset()
                revoke.mutate()
              }}
            />
          </>
        ) : (
          <Button loading={make.isPending} onClick={() => make.mutate()}>
            {t.makePair}
          </Button>
        )}
      </div>
      <Refusal error={make.error ?? revoke.error} />
      {make.data && (
        <ShownOnce title={t.pairOnce} text={`SHA-256 ${make.data.fingerprint}`}>
          <p>
            <a
              href={`data:application/x-pem-file,${encodeURIComponent(make.data.privateKey)}`}
              download={`private.${appId}.key`}
            >
              {t.downloadPair}
            </a>
          </p>
        </ShownOnce>
      )}
    </>
  )
}

function UploadTokens({ appId }: { readonly appId: string }) {
  const t = useTexts(developmentTexts)
  const queries = useQueryClient()
  const queryKey = ['tokens', appId]
  const [label, setLabel] = useState('')
  const tokens = useQuery({ queryKey, queryFn: () => platform.uploadTokens(appId) })
  const create = useChange(appId, () => platform.createUploadToken(appId, label.trim()))
  const revoke = useChange(appId, (id: string) => platform.revokeUploadToken(appId, id))
  const again = () => queries.invalidateQueries({ queryKey })
  return (
    <>
      <h3>{t.tokens}</h3>
      <p className="quiet">{t.tokensHint}</p>
      <form
        className="panel-row"
        onSubmit={(event) => {
          event.preventDefault()
          create.mutate(undefined, {
            onSuccess: () => {
              setLabel('')
              void again()
            },
          })
        }}
      >
        <Field label={t.tokenLabel}>
          <Input value={label} onChange={setLabel} maxlength={60} />
        </Field>
        <Button type="submit" loading={create.isPending} disabled={label.trim() === ''}>
          {t.newToken}
        </Button>
      </form>
      <Refusal error={create.error ?? revoke.error} />
      {create.data && <ShownOnce title={t.tokenOnce} text={create.data.token} isCopied />}
      <Loaded query={tokens}>
        {(list) => (
          <ul className="versions">
            {list.map((token) => (
              <li key={token.id} className="panel-row">
                <TokenFacts token={token} />
                <AskedButton
                  label={t.revoke}
                  about={token.label}
                  consequence={t.revokeTokenHint}
                  isBusy={revoke.isPending && revoke.variables === token.id}
                  onConfirm={() => {
                    // What is shown once may be the one that is gone now.
                    create.reset()
                    revoke.mutate(token.id, { onSettled: () => void again() })
                  }}
                />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </>
  )
}

function TokenFacts({ token }: { readonly token: UploadToken }) {
  return (
    <span>
      {token.label}
      <br />
      <span className="quiet">
        <LastUse at={token.lastUsedAt} />
      </span>
    </span>
  )
}

function LastUse({ at }: { readonly at: string | undefined }) {
  const t = useTexts(developmentTexts)
  if (at === undefined) return t.neverUsed
  return (
    <>
      {t.lastUsed} <When at={at} />
    </>
  )
}
