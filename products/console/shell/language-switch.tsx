import { Button } from './button.tsx'
import { useLanguage } from './language-context.tsx'

/** The other language, in its own words. */
export function LanguageSwitch() {
  const { language, choose } = useLanguage()
  const [other, label] = language === 'zh' ? (['en', 'English'] as const) : (['zh', '中文'] as const)
  return (
    <Button variant="text" onClick={() => choose(other)}>
      {label}
    </Button>
  )
}
