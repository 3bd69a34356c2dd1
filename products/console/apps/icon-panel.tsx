/** The mini program's icon, and another one in its place. */
import { useRef } from 'react'
import { Button, MessagePlugin } from 'tdesign-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { App } from '@maque/protocol/platform/apps.ts'
import { platform } from '../platform.ts'
import { useTexts } from '../shell/language-context.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { settingsTexts } from './settings-texts.ts'

export function IconPanel({ app }: { readonly app: App }) {
  const t = useTexts(settingsTexts)
  const queries = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const set = useMutation({
    mutationFn: (image: Blob) => platform.setIcon(app.appId, image),
    onSuccess: async () => {
      void MessagePlugin.success(t.saved)
      await queries.invalidateQueries()
    },
  })
  return (
    <section className="panel" aria-labelledby="icon">
      <h2 id="icon">{t.icon}</h2>
      <div className="app-head">
        <img src={app.iconUrl} alt={t.icon} width="72" height="72" />
        <div>
          <p className="quiet">{t.iconHint}</p>
          <input
            ref={input}
            className="file-input"
            tabIndex={-1}
            aria-hidden
            type="file"
            accept="image/png,image/jpeg,image/webp"
            onChange={({ currentTarget }) => {
              const [image] = currentTarget.files ?? []
              currentTarget.value = ''
              if (image) set.mutate(image)
            }}
          />
          <Button variant="outline" loading={set.isPending} onClick={() => input.current?.click()}>
            {t.chooseIcon}
          </Button>
        </div>
      </div>
      <Refusal error={set.error} />
    </section>
  )
}
