/** The mini program's avatar, and another one in its place: chosen, cut, sent. */
import { useEffect, useState } from 'react'
import { Alert, MessagePlugin } from 'tdesign-react'
import { useMutation } from '@tanstack/react-query'
import type { AvatarTaken, Profile } from '@maque/protocol/platform/profile.ts'
import { FileButton } from '../shell/file-button.tsx'
import { platform } from '../platform.ts'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { CropPicture } from './crop-picture.tsx'
import { When } from '../shell/when.tsx'
import { cropOf, type CropChoice, type PictureSize } from './crop-square.ts'
import { DocumentLinks } from './documents-field.tsx'
import { QuotaText } from './quota-text.tsx'
import { profileTexts } from './texts.ts'
import { useRefresh } from './use-profile.ts'

export function AvatarPanel(props: { readonly profile: Profile; readonly mayManage: boolean }) {
  const t = useTexts(profileTexts)
  const { appId, iconUrl, avatarChanges, avatarTaken } = props.profile
  const [picture, setPicture] = useState<File>()
  const [isUnreadable, setIsUnreadable] = useState(false)
  return (
    <section className="panel" aria-labelledby="avatar">
      <div className="panel-row">
        <h2 id="avatar">{t.avatar}</h2>
        <QuotaText quota={avatarChanges} />
      </div>
      {avatarTaken && <Taken appId={appId} taken={avatarTaken} mayManage={props.mayManage} />}
      <div className="app-head">
        <img src={iconUrl} alt={t.avatar} width="72" height="72" />
        {props.mayManage && (
          <div>
            <p className="quiet">{t.avatarHint}</p>
            <FileButton
              label={t.chooseAvatar}
              accept="image/png,image/jpeg,image/webp"
              onChosen={(file) => {
                setIsUnreadable(false)
                setPicture(file)
              }}
            />
          </div>
        )}
      </div>
      {picture && (
        <SetAvatar
          key={picture.name + String(picture.lastModified)}
          appId={appId}
          picture={picture}
          onUnreadable={() => {
            setPicture(undefined)
            setIsUnreadable(true)
          }}
          onDone={() => setPicture(undefined)}
        />
      )}
      {isUnreadable && (
        <div role="alert">
          <Alert theme="error" className="form-alert" message={t.unreadablePicture} />
        </div>
      )}
    </section>
  )
}

/** What an auditor has taken away, and why. */
function Taken(props: { readonly appId: string; readonly taken: AvatarTaken; readonly mayManage: boolean }) {
  const t = useTexts(profileTexts)
  const { language } = useLanguage()
  const { pictureUrl, at, because, reason, evidence } = props.taken
  return (
    <div role="status">
      <Alert
        className="form-alert"
        theme="warning"
        title={t.avatarTaken}
        message={
          <>
            <div className="app-head">
              <img src={pictureUrl} alt={t.takenAvatar} width="48" height="48" />
              <span>
                <When at={at} />
                <br />
                {because?.[language]} {reason}
              </span>
            </div>
            {props.mayManage && (
              <DocumentLinks documents={evidence} base={`/api/apps/${props.appId}/documents`} />
            )}
          </>
        }
      />
    </div>
  )
}

function SetAvatar(props: {
  readonly appId: string
  readonly picture: File
  onUnreadable(): void
  onDone(): void
}) {
  const t = useTexts(profileTexts)
  const refresh = useRefresh()
  const { appId, picture, onDone } = props
  const url = useObjectUrl(picture)
  const set = useMutation({
    mutationFn: ({ choice, size }: { readonly choice: CropChoice; readonly size: PictureSize }) =>
      platform.call('PUT /api/apps/:appId/avatar', {
        params: { appId },
        query: cropOf(choice, size),
        file: picture,
      }),
    onSuccess: async () => {
      void MessagePlugin.success(t.saved)
      onDone()
      await refresh()
    },
  })
  return (
    <>
      {url !== undefined && (
        <CropPicture
          url={url}
          isBusy={set.isPending}
          onChosen={(choice, size) => set.mutate({ choice, size })}
          onUnreadable={props.onUnreadable}
          onCancelled={onDone}
        />
      )}
      <Refusal error={set.error} />
    </>
  )
}

function useObjectUrl(file: File): string | undefined {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(file)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  return url
}
