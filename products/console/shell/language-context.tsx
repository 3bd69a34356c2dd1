/** The language of the screens, for every component below. */
import { createContext, useContext, useState, type ReactNode } from 'react'
import { ConfigProvider } from 'tdesign-react'
import enUS from 'tdesign-react/es/locale/en_US.js'
import zhCN from 'tdesign-react/es/locale/zh_CN.js'
import { currentLanguage, rememberLanguage, type Language, type Texts } from '@maque/ui/language.ts'

interface LanguageChoice {
  readonly language: Language
  choose(language: Language): void
}

const LanguageContext = createContext<LanguageChoice>({ language: 'zh', choose: () => undefined })

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(currentLanguage)
  const choose = (chosen: Language) => {
    rememberLanguage(chosen)
    document.documentElement.lang = chosen === 'zh' ? 'zh-CN' : 'en'
    setLanguage(chosen)
  }
  return (
    <LanguageContext value={{ language, choose }}>
      <ConfigProvider globalConfig={language === 'zh' ? zhCN : enUS}>{children}</ConfigProvider>
    </LanguageContext>
  )
}

export function useLanguage(): LanguageChoice {
  return useContext(LanguageContext)
}

/** A component's texts in the language in force. */
export function useTexts<Messages>(texts: Texts<Messages>): Messages {
  return texts[useLanguage().language]
}
