/** The third-party platforms of an Open account. */
import { useState } from 'react'
import { Input, Tag } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, Route, Switch } from 'wouter'
import { ShownOnce } from '../development/shown-once.tsx'
import { platform } from '../platform.ts'
import { VerifyFirst } from '../registration/verify-first.tsx'
import { Button } from '../shell/button.tsx'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { PlatformPage } from './platform-page.tsx'
import { thirdPartyTexts } from './texts.ts'

export function PlatformsPage() {
  return (
    <Switch>
      <Route path="/third-party/:componentAppId">
        {({ componentAppId }) => <PlatformPage key={componentAppId} componentAppId={componentAppId} />}
      </Route>
      <Route>
        <PlatformList />
      </Route>
    </Switch>
  )
}

function PlatformList() {
  const t = useTexts(thirdPartyTexts)
  const list = useQuery({
    queryKey: ['third-party-platforms'],
    queryFn: () => platform.call('GET /api/third-party-platforms', {}),
  })
  return (
    <>
      <div className="screen-head">
        <h1>{t.title}</h1>
      </div>
      <p className="quiet">{t.about}</p>
      <Loaded query={list}>
        {({ isQualified, platforms, limit }) => (
          <>
            <section className="panel" aria-label={t.title}>
              <p className="quiet">
                {platforms.length} / {limit}
              </p>
              {platforms.length === 0 && <p className="quiet">{t.none}</p>}
              <ul className="versions">
                {platforms.map(({ componentAppId, name, isPublished }) => (
                  <li key={componentAppId} className="panel-row">
                    <span className="wrap">
                      {name} <Tag variant="light">{isPublished ? t.published : t.testing}</Tag>
                      <br />
                      <code className="quiet">{componentAppId}</code>
                    </span>
                    <Link href={`/third-party/${componentAppId}`} aria-label={`${t.open} · ${name}`}>
                      {t.open}
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
            {isQualified ? <CreateForm /> : <VerifyFirst message={t.unqualified} label={t.qualify} />}
          </>
        )}
      </Loaded>
    </>
  )
}

function CreateForm() {
  const t = useTexts(thirdPartyTexts)
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [about, setAbout] = useState('')
  const create = useMutation({
    mutationFn: () => platform.call('POST /api/third-party-platforms', { body: { name, about } }),
    onSuccess: () => {
      setName('')
      setAbout('')
      return queries.invalidateQueries({ queryKey: ['third-party-platforms'] })
    },
  })
  return (
    <form
      className="panel"
      aria-label={t.create}
      onSubmit={(event) => {
        event.preventDefault()
        create.mutate()
      }}
    >
      <h2>{t.create}</h2>
      <Field label={t.name}>
        <Input value={name} onChange={setName} maxlength={30} />
      </Field>
      <Field label={t.description}>
        <Input value={about} onChange={setAbout} maxlength={120} />
      </Field>
      <Refusal error={create.error} />
      <Button type="submit" loading={create.isPending} disabled={name.trim() === ''}>
        {t.create}
      </Button>
      {create.data && (
        <ShownOnce
          title={`${create.data.platform.componentAppId} · ${t.secretOnce}`}
          text={create.data.secret}
          isCopied
        />
      )}
    </form>
  )
}
