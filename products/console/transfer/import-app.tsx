/** Brings a mini program from another platform, as one of one's own. */
import { useState } from 'react'
import { Dialog, Input } from 'tdesign-react'
import { useLocation } from 'wouter'
import { Button } from '../shell/button.tsx'
import { Field } from '../shell/field.tsx'
import { Asked } from '../shell/asked.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { platform } from '../platform.ts'
import { ImportFile } from './import-file.tsx'
import { transferTexts } from './texts.ts'

export function ImportApp({ onClose }: { onClose(): void }) {
  const t = useTexts(transferTexts)
  const [, go] = useLocation()
  const [name, setName] = useState('')
  return (
    <Dialog
      visible
      header={false}
      footer={false}
      closeBtn={false}
      closeOnOverlayClick={false}
      onClose={onClose}
      width="min(480px, 92vw)"
    >
      <Asked title={t.import}>
        <h2>{t.import}</h2>
        <p className="quiet">{t.importHint}</p>
        <Field label={t.otherName} help={t.otherNameHint}>
          <Input value={name} onChange={setName} maxlength={30} />
        </Field>
        <ImportFile
          send={(sent) =>
            platform.call('POST /api/imports', {
              query: name.trim() === '' ? {} : { name: name.trim() },
              ...sent,
            })
          }
          onArrived={({ app }) => {
            onClose()
            go(`/apps/${app.appId}?tab=versions`)
          }}
        />
        <div className="actions question-actions">
          <Button variant="outline" theme="default" onClick={onClose}>
            {t.cancel}
          </Button>
        </div>
      </Asked>
    </Dialog>
  )
}
