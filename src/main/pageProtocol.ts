// The page's origin, app://flamewise: a real origin, so that modules, workers and fetch work as on any site, but no server.

import { protocol } from 'electron'
import type { PageHandler } from '../node/page/pageHandler'
import { textResponse } from '../node/page/pageHeaders'

const SCHEME = 'app'
const PAGE_HOST = 'flamewise'
export const PAGE_URL = `${SCHEME}://${PAGE_HOST}/`

/** Before the app is ready: later, Chromium takes no new schemes. */
export function registerPageScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true }
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }])
}

export function answerPage(handle: PageHandler): void {
  protocol.handle(SCHEME, request => (isOurPage(request.url) ? handle(request) : textResponse(404, 'not found')))
}

export function isOurPage(url: string): boolean {
  return url.startsWith(PAGE_URL)
}
