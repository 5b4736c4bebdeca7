// A profile that the host fetches or records for the page: ordered, shown as what will be run, run on a click, and kept as a file.

import type { SpanChoice } from './profileServer'

/** A process of this person's that could be recorded. */
export type ProgramItem = {
  readonly pid: number
  readonly name: string
  /** `node`, `jvm`, `python`, `ruby`, `dotnet` or `native`, as far as it is known without a closer look. */
  readonly runtime: string
  /** The command line, cut. */
  readonly command: string
}

/** What an inspector can record. */
export type Inspectable =
  | {
      readonly kind: 'open'
      /** As the inspector has it: `node`, `page`, `service_worker` … */
      readonly type: string
      readonly title: string
      /** Its address, or a command line. */
      readonly detail: string
      readonly port: number
      /** Null where it cannot be told whose the port is. */
      readonly pid: number | null
      /** What fetches its CPU, to which `seconds` may be added. */
      readonly address: string
    }
  /** A Node process of this person's that can be told to open one. */
  | { readonly kind: 'closed'; readonly pid: number; readonly title: string; readonly detail: string }

/** They stay in the host, for as long as it runs; the page forgets them when it has sent them. */
export type Credentials = {
  readonly user: string
  readonly password: string
  readonly token: string
  readonly tenant: string
  /** Beyond the end of the program, where the system encrypts what is kept. */
  readonly remembers: boolean
}

/** Profiles of a server, and those that they are compared with. */
export type SpanOrder = {
  readonly kind: 'spans'
  readonly serverId: string
  readonly current: SpanChoice
  readonly baseline: SpanChoice | null
}

export type GatherOrder =
  | { readonly kind: 'address'; readonly address: string; readonly credentials: Credentials | null }
  | { readonly kind: 'program'; readonly pid: number; readonly seconds: number }
  | SpanOrder

export type GatherPlan = {
  readonly id: string
  /** What it is: `CPU of server.js (process 4711)`. */
  readonly title: string
  /** With what: `py-spy`, `pprof over HTTP`. */
  readonly by: string
  /** What will be run or asked, each as one line that could be pasted into a shell. */
  readonly commands: readonly string[]
  /** The name of the folder that the profile will be kept in. */
  readonly folder: string
}

export type GatherProgress = {
  readonly planId: string
  /** While a program is recorded. */
  readonly leftS: number | null
  /** While bytes come. */
  readonly doneBytes: number | null
  /** Of several profiles the one that is asked for now, from 1; null where there is one. */
  readonly part: { readonly at: number; readonly of: number } | null
}
