// The only place that turns what went wrong with a source into words: what was answered, and what to do.

import { formatBytes } from '../../shared/base/quantity'
import { unreachable } from '../../shared/base/unreachable'
import type { SourceError } from '../../shared/host/profileSource'

/** Carries a SourceError through streams that know only exceptions. */
export class SourceFault extends Error {
  readonly error: SourceError

  constructor(error: SourceError) {
    super(sourceErrorText(error))
    this.error = error
  }
}

/** One sentence without the address, which the caller puts before it. */
export function sourceErrorText(error: SourceError): string {
  switch (error.kind) {
    case 'address':
    case 'refused':
    case 'no-samples':
      return error.what
    case 'unreachable':
      return UNREACHABLE_WORDS.get(error.code)?.(error.host) ?? `${error.host} cannot be reached (${error.code})`
    case 'certificate':
      return `the server's certificate is not accepted (${error.reason}); NODE_EXTRA_CA_CERTS=FILE names an authority of your own`
    case 'status':
      return statusText(error.status, error.words, error.retryAfter)
    case 'redirect':
      return `sends on to another server, which was not asked: ${error.to} (name that address if it is the right one)`
    case 'web-page':
      return 'answered with a web page instead of a profile: a login page, a proxy, or the wrong path; open it in a browser to see which'
    case 'timeout':
      return `no whole answer within ${Math.ceil(error.seconds)} s; is it the right address, and is the server not overloaded?`
    case 'too-large':
      return `the answer is larger than ${formatBytes(error.limitBytes)}, the most that is fetched; ask for a shorter span, or save it to a file`
    case 'cut-short':
      return `the answer ended early, after ${formatBytes(error.doneBytes)}: the program ended, or a proxy cut it off (ask for fewer seconds)`
    case 'cancelled':
      return 'fetching it was cancelled'
    default:
      return unreachable(error)
  }
}

const UNREACHABLE_WORDS: ReadonlyMap<string, (host: string) => string> = new Map([
  ['ECONNREFUSED', (host: string) => `nothing listens on ${host}; is the program running, and is it that port?`],
  ['ENOTFOUND', (host: string) => `no such host: ${host}`],
  ['EAI_AGAIN', (host: string) => `the name ${host} cannot be looked up at the moment`],
  ['ETIMEDOUT', (host: string) => `${host} does not answer; is it reachable from here?`],
  ['EHOSTUNREACH', (host: string) => `${host} is not reachable from here`],
  ['ENETUNREACH', (host: string) => `the network of ${host} is not reachable from here`],
  ['ECONNRESET', (host: string) => `${host} closed the connection without an answer; does it want https?`],
  ['EPIPE', (host: string) => `${host} closed the connection without an answer; does it want https?`],
])

const CREDENTIALS =
  'give a token, or a user and a password, and a tenant where it has tenants (to a command: FLAMEWISE_TOKEN, FLAMEWISE_USER and FLAMEWISE_PASSWORD, FLAMEWISE_TENANT)'

function statusText(status: number, words: string, retryAfter: string | null): string {
  const answer = `answered ${status}${words === '' ? '' : ` (${words})`}`
  if (status === 401) return `${answer}: it wants to know who you are; ${CREDENTIALS}`
  if (status === 403) return `${answer}: you may not have this; ${CREDENTIALS}`
  if (status === 404) return `${answer}: there is no such path or profile there`
  if (status === 429) return `${answer}: too many requests; ${waitText(retryAfter)}`
  if (status === 503) return `${answer}: it cannot answer now; ${waitText(retryAfter)}`
  if (/already in use/.test(words)) return `${answer}: somebody records it at this moment; wait until they are done`
  if (status === 400 && RANGE_WORDS.test(words)) return `${answer}: ask for a shorter span of time`
  if (status >= 500) return `${answer}: the server failed; its own log may say why`
  return `${answer}: it does not accept the request`
}

/** Pyroscope's own words, and those of proxies before it. */
const RANGE_WORDS = /time range|query length|max_query/i

/** `Retry-After` is a number of seconds or a date (RFC 9110, section 10.2.3). */
function waitText(retryAfter: string | null): string {
  if (retryAfter === null) return 'wait and try again'
  return /^\d+$/.test(retryAfter) ? `try again in ${retryAfter} s` : `try again after ${retryAfter}`
}
