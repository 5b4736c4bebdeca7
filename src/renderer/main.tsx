// The page's entry.

import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { wordsOf } from '../shared/base/wordsOf'
import { App } from './window/App'
import { start } from './window/start'
import { useSession } from './state/session'
import './ui/global.css'

const root = document.getElementById('app')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}

start().catch((error: unknown) => {
  const message = wordsOf(error)
  const failure = { kind: 'crashed', name: 'The window', message: `The host does not answer: ${message}`, details: message } as const
  useSession.setState({ opening: { kind: 'failed', failure } })
})
