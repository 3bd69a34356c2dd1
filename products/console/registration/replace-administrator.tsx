/** Another administrator for an account in force: who they are, their scan, and that of the present one. */
import { useState } from 'react'
import { MessagePlugin } from 'tdesign-react'
import type { Registration } from '@maque/protocol/platform/registration.ts'
import { Button } from '../shell/button.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { AdministratorPart } from './administrator-form.tsx'
import { registrationTexts } from './texts.ts'

export function ReplaceAdministrator({ onChanged }: { onChanged(registration: Registration): void }) {
  const t = useTexts(registrationTexts)
  const [isAsked, setIsAsked] = useState(false)
  return (
    <>
      {!isAsked && (
        <section className="panel narrow">
          <h2>{t.replaceAdministrator}</h2>
          <p className="quiet">{t.replaceHint}</p>
          <Button variant="outline" onClick={() => setIsAsked(true)}>
            {t.replaceAdministrator}
          </Button>
        </section>
      )}
      {isAsked && (
        <>
          <AdministratorPart
            isReplacing
            onSaid={(registration) => {
              setIsAsked(false)
              void MessagePlugin.success(t.administratorReplaced)
              onChanged(registration)
            }}
          />
          <Button variant="text" onClick={() => setIsAsked(false)}>
            {t.back}
          </Button>
        </>
      )}
    </>
  )
}
