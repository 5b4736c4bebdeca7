// Who may talk to the browser host: someone who knows the token, from a page of this very address. Everyone else is a stranger.

import { timingSafeEqual } from 'node:crypto'

export type Asking = {
  readonly url: URL
  readonly host: string | undefined
  readonly origin: string | undefined
  readonly cookie: string | undefined
}

export type Access =
  /** `setsCookie`: came with the token in the address, so that the page's own requests need a cookie from now on. */
  { readonly kind: 'granted'; readonly setsCookie: boolean } | { readonly kind: 'refused'; readonly why: string }

/** Any port: a tunnel from another machine has its own. A foreign site that resolves to 127.0.0.1 comes with a name of its own. */
const OUR_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/

export const TOKEN_PARAMETER = 'token'

/** Cookies know no ports, and several hosts may run. */
export function cookieName(port: number): string {
  return `flamewise-${port}`
}

export function accessOf({ url, host, origin, cookie }: Asking, port: number, token: string): Access {
  if (host === undefined || !OUR_HOST.test(host)) return { kind: 'refused', why: 'foreign host' }
  if (origin !== undefined && origin !== `http://${host}`) return { kind: 'refused', why: 'foreign origin' }
  const asked = url.searchParams.get(TOKEN_PARAMETER)
  if (asked !== null) return isSame(asked, token) ? { kind: 'granted', setsCookie: true } : { kind: 'refused', why: 'wrong token' }
  const kept = cookieValue(cookie ?? '', cookieName(port))
  return kept !== null && isSame(kept, token) ? { kind: 'granted', setsCookie: false } : { kind: 'refused', why: 'no token' }
}

function cookieValue(header: string, name: string): string | null {
  const pair = header.split(/;\s*/).find(text => text.startsWith(`${name}=`))
  return pair === undefined ? null : pair.slice(name.length + 1)
}

/** Takes as long for a near miss as for a far one. */
function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
