import { expect, test } from 'vitest'
import { WEB_PREFERENCES } from './webPreferences'

test('gives the page a sandbox and nothing that loosens it', () => {
  expect(WEB_PREFERENCES).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false,
  })
})
