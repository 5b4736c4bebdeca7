// What the window's page is allowed to be: a page, and nothing more. A test asserts this object.

import type { WebPreferences } from 'electron'

export const WEB_PREFERENCES = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  webviewTag: false,
  // Its dictionaries would be fetched from outside.
  spellcheck: false,
} as const satisfies WebPreferences
