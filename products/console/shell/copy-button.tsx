/** Puts a text where it can be pasted; absent where the page may not, as without encryption. */
import { useState } from 'react'
import { Button } from './button.tsx'
import { useTexts } from './language-context.tsx'
import { shellTexts } from './texts.ts'

export function CopyButton({ text }: { readonly text: string }) {
  const t = useTexts(shellTexts)
  const [copied, setCopied] = useState<string>()
  if (!window.isSecureContext) return null
  return (
    <Button
      size="small"
      variant="outline"
      onClick={() =>
        void navigator.clipboard.writeText(text).then(
          () => setCopied(text),
          // Whoever forbade it selects the text instead: it stands beside the button.
          () => setCopied(undefined),
        )
      }
    >
      {copied === text ? t.copied : t.copy}
    </Button>
  )
}
