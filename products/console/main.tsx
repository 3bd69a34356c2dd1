import 'tdesign-react/es/_util/react-19-adapter.js'
import 'tdesign-react/dist/reset.css'
import 'tdesign-react/dist/tdesign.css'
import './console.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { MessagePlugin } from 'tdesign-react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Router } from 'wouter'
import { PlatformRefused } from '@maque/client/platform-refused.ts'
import { ConsoleShell } from './shell/console-shell.tsx'
import { LanguageProvider } from './shell/language-context.tsx'
import { refuseMarkup } from './shell/no-markup.ts'

refuseMarkup()
// In a place that screen readers listen to: to them, the widget library’s own says nothing.
MessagePlugin.config({ attach: '#told' })

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

/** What was refused is refused again: only what did not arrive is asked for once more. */
const retry = (failures: number, error: Error): boolean => failures < 1 && !(error instanceof PlatformRefused)
const queries = new QueryClient({ defaultOptions: { queries: { retry, refetchOnWindowFocus: true } } })

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <LanguageProvider>
        <Router base="/console">
          <ConsoleShell />
        </Router>
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
)
