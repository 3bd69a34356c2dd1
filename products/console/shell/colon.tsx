/** What stands between a name and what it names, as the language in force writes it. */
import { useLanguage } from './language-context.tsx'

export function Colon() {
  return useLanguage().language === 'zh' ? '：' : ': '
}
