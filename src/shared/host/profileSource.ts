// A source gives the bytes of a profile that is in no file: a running program's, a server's. It ends in a format that we already read.

import type { ServerSeries, ServerService, SpanChoice, SpanMs } from './profileServer'

/** Names and words that let somebody in. They stay in the host, and are in no message, no profile and no address that is shown. */
export type Secrets = {
  readonly user: string | null
  readonly password: string | null
  readonly token: string | null
  /** Whose profiles, on a server that keeps those of several (`X-Scope-OrgID`). */
  readonly tenant: string | null
}

/** An address taken apart, as the platform's `URL` has it. */
export type Address = {
  readonly href: string
  /** With its colon. */
  readonly protocol: string
  /** With the port, where it is not the usual one. */
  readonly host: string
  readonly hostname: string
  readonly pathname: string
  /** With its question mark. */
  readonly search: string
}

/** What says that nobody waits any more, as the platform's `AbortSignal` has it. */
export type CancelSignal = {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}

export type SourceProgress =
  /** The program is being recorded; the bytes come after that. */
  { readonly kind: 'recording'; readonly leftS: number } | { readonly kind: 'receiving'; readonly doneBytes: number }

/** What a source may take before it is given up. */
export type SourceLimits = {
  /** For an answer that no recording has to be waited for. */
  readonly answerS: number
  /** A body that comes faster than this may take longer. */
  readonly slowestBytesPerS: number
  readonly maxBytes: number
}

export type SourceRequest = {
  /** Without user and password, which are among the secrets. */
  readonly address: Address
  readonly secrets: Secrets
  readonly limits: SourceLimits
  /** Aborting it closes every connection; the chunks then end with 'cancelled'. */
  readonly signal: CancelSignal
  readonly onProgress: (progress: SourceProgress) => void
  /** What time it is for the server, as it says with its answer. */
  readonly onServerTime?: (serverMs: number) => void
}

/** A request of a profiling server: for what it is asked lies beside it. */
export type ServerRequest = Omit<SourceRequest, 'address'> & {
  /** `http:` or `https:`, with the path that its own paths stand behind. */
  readonly base: Address
}

/** What a server says of what it has. Everything that is thrown is a fault that carries a SourceError. */
export type ServerBrowsing = {
  /** The name that it goes by. */
  readonly server: string
  /** Throws where no such server answers. */
  probe(request: ServerRequest): Promise<void>
  services(request: ServerRequest, span: SpanMs): Promise<readonly ServerService[]>
  labels(request: ServerRequest, choice: SpanChoice): Promise<readonly string[]>
  values(request: ServerRequest, choice: SpanChoice, name: string): Promise<readonly string[]>
  series(request: ServerRequest, choice: SpanChoice): Promise<ServerSeries>
}

export type ProfileSource = {
  readonly id: string
  readonly title: string
  takes(address: Address): boolean
  /** Nothing is asked before the first chunk is. What goes wrong is thrown as a fault that carries a SourceError. */
  fetch(request: SourceRequest): AsyncIterable<Uint8Array>
  /** What was asked for, as facts of the profile: 'again' repeats it. */
  provenance(address: Address): readonly (readonly [string, string])[]
  /** One sentence for a profile without samples: which, and what to do. */
  whenEmpty(address: Address): string
  /** Of a server that can be asked what it has; its addresses begin with the source's id and a plus. */
  readonly browsing?: ServerBrowsing
  /** The types of profile that it has, where it can say; thrown is as `fetch` throws. */
  typesThere?(request: SourceRequest): Promise<readonly string[]>
}

/** Why a source gives no bytes. */
export type SourceError =
  /** What is wrong with the address, and what would be right. */
  | { readonly kind: 'address'; readonly what: string }
  /** `code` is the system's word (`ECONNREFUSED`). */
  | { readonly kind: 'unreachable'; readonly code: string; readonly host: string }
  | { readonly kind: 'certificate'; readonly reason: string }
  /** `words` are the server's own, cut; empty where it has none. */
  | { readonly kind: 'status'; readonly status: number; readonly words: string; readonly retryAfter: string | null }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'web-page' }
  | { readonly kind: 'timeout'; readonly seconds: number }
  | { readonly kind: 'too-large'; readonly limitBytes: number }
  | { readonly kind: 'cut-short'; readonly doneBytes: number }
  | { readonly kind: 'no-samples'; readonly what: string }
  /** It said something that is not of its protocol. */
  | { readonly kind: 'refused'; readonly what: string }
  | { readonly kind: 'cancelled' }
