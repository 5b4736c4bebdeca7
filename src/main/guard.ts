// Denies what a page could do to leave its sandbox or its origin, for every page that there will ever be.

import { app, session, shell, type Event } from 'electron'
import { CHANNELS } from '../shared/host/channels'
import { isOurPage, PAGE_URL } from './pageProtocol'

/** Copying names and stacks. Reading the clipboard, and everything else that asks, is refused. */
const ALLOWED_PERMISSIONS: ReadonlySet<string> = new Set(['clipboard-sanitized-write'])

/** What a person's click opens comes in the same moment … */
const ACTED_WITHIN_MS = 1000
/** … but by another pipe than the word of the click, which may be the later one. */
const HEARD_AFTER_MS = 100

/** Before the app is ready. */
export function denyLeaving(): void {
  app.on('web-contents-created', (_, contents) => {
    let actedMs = -Infinity
    contents.ipc.on(CHANNELS.acted, ({ senderFrame }) => {
      if (isOurPage(senderFrame?.url ?? '')) actedMs = performance.now()
    })
    contents.setWindowOpenHandler(({ url }) => {
      const askedMs = performance.now()
      setTimeout(() => {
        if (actedMs > askedMs - ACTED_WITHIN_MS) openOutside(url)
      }, HEARD_AFTER_MS)
      return { action: 'deny' }
    })
    contents.on('will-attach-webview', event => event.preventDefault())
    // The page itself, and nothing else of its origin: a profile's bytes are no page.
    const stay = (event: Pick<Event, 'preventDefault'>, url: string) => {
      if (url.split('#', 1)[0] !== PAGE_URL) event.preventDefault()
    }
    contents.on('will-navigate', stay)
    contents.on('will-redirect', stay)
  })
}

/** When the app is ready: there is no session before. */
export function denyPermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_, permission, decide) => decide(ALLOWED_PERMISSIONS.has(permission)))
  session.defaultSession.setPermissionCheckHandler((_, permission) => ALLOWED_PERMISSIONS.has(permission))
}

/** In the person's own browser. Any other scheme could start a program. */
function openOutside(url: string): void {
  if (schemeOf(url) === 'https:') void shell.openExternal(url)
}

/** Null for what is no address. (`URL.canParse` is not in Electron 25.) */
function schemeOf(url: string): string | null {
  try {
    return new URL(url).protocol
  } catch {
    return null
  }
}
