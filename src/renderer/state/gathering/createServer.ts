// A profiling server that the person chooses from: connected, asked what it has, and what was chosen of it as an order. Answers that come
// when another choice was made are worth nothing.

import type { StoreApi } from 'zustand/vanilla'
import {
  sampleOfType,
  type LabelMatch,
  type ProfileServer,
  type ServerAnswer,
  type ServerQuestion,
} from '../../../shared/host/profileServer'
import type { ServerSeries, ServerService, SpanChoice, SpanMs } from '../../../shared/host/profileServer'
import type { Result } from '../../../shared/base/result'
import { wordsOf } from '../../../shared/base/wordsOf'
import type { HostCalls } from '../../../shared/host/contract'
import type { Credentials, SpanOrder } from '../../../shared/host/gathering'

export type Loadable<T> =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'there'; readonly value: T }
  /** `message` is a sentence. */
  | { readonly kind: 'failed'; readonly message: string }

export type Connection =
  | { readonly kind: 'none' }
  | { readonly kind: 'connecting'; readonly address: string }
  | { readonly kind: 'failed'; readonly address: string; readonly message: string }
  | { readonly kind: 'connected'; readonly server: ProfileServer }

/** What the chosen profiles are compared with. */
export type Comparison =
  | { readonly kind: 'nothing' }
  /** The same span so long before. */
  | { readonly kind: 'before'; readonly agoMs: number }
  | { readonly kind: 'span'; readonly baseline: SpanMs | null }
  /** Null: not chosen yet. */
  | { readonly kind: 'label'; readonly name: string | null; readonly baseline: string | null; readonly current: string | null }

export type ServerChoice = {
  readonly connection: Connection
  /** What the strip shows. */
  readonly shown: SpanMs
  readonly chosen: SpanMs
  readonly services: Loadable<readonly ServerService[]>
  readonly service: ServerService | null
  readonly type: string | null
  readonly matches: readonly LabelMatch[]
  readonly labels: Loadable<readonly string[]>
  /** By label. */
  readonly values: Readonly<Record<string, Loadable<readonly string[]>>>
  readonly series: Loadable<ServerSeries>
  readonly comparison: Comparison
}

const NONE = { kind: 'none' } as const
const LOADING = { kind: 'loading' } as const
const HOUR_MS = 3_600_000

export const NO_SERVER: ServerChoice = {
  connection: NONE,
  shown: { startMs: 0, endMs: HOUR_MS },
  chosen: { startMs: 0, endMs: HOUR_MS },
  services: NONE,
  service: null,
  type: null,
  matches: [],
  labels: NONE,
  values: {},
  series: NONE,
  comparison: { kind: 'nothing' },
}

export type ServerParts = {
  readonly store: StoreApi<ServerChoice>
  readonly call: () => Pick<HostCalls, 'openServer' | 'askServer'>
  readonly nowMs: () => number
}

export function createServer({ store, call, nowMs }: ServerParts) {
  /** Counts what would make an older answer worthless. */
  const wishes = { server: 0, services: 0, profiles: 0 }
  const put = (change: Partial<ServerChoice>) => store.setState(change)

  async function ask<K extends ServerAnswer['kind']>(
    question: ServerQuestion,
    kind: K,
  ): Promise<Result<Extract<ServerAnswer, { kind: K }>, string> | null> {
    const { connection } = store.getState()
    if (connection.kind !== 'connected') return null
    const answer: Result<ServerAnswer, string> = await call()
      .askServer(connection.server.id, question)
      .catch((error: unknown) => ({ ok: false, error: wordsOf(error) }) as const)
    if (!answer.ok) return answer
    return isOf(answer.value, kind) ? { ok: true, value: answer.value } : null
  }

  async function findServices(): Promise<void> {
    const mine = ++wishes.services
    const { shown } = store.getState()
    put({ services: LOADING })
    const answer = await ask({ kind: 'services', ...shown }, 'services')
    if (answer === null || wishes.services !== mine) return
    if (!answer.ok) return put({ services: { kind: 'failed', message: answer.error } })
    const { services } = answer.value
    const before = store.getState().service
    const service = services.find(({ match }) => match.value === before?.match.value) ?? services[0] ?? null
    put({ services: { kind: 'there', value: services }, service })
    if (service !== null) takeService(service)
    else put({ type: null, labels: NONE, values: {}, series: NONE })
  }

  function takeService(service: ServerService): void {
    const { type } = store.getState()
    put({ service, type: type !== null && service.types.includes(type) ? type : firstType(service.types) })
    findProfiles()
  }

  /** Of what is chosen: labels, and how much over time. */
  function findProfiles(): void {
    const mine = ++wishes.profiles
    const choice = shownChoice()
    put({ labels: NONE, values: {}, series: NONE })
    if (choice === null) return
    put({ labels: LOADING, series: LOADING })
    void ask({ kind: 'labels', ...choice }, 'names').then(answer => {
      if (answer === null || wishes.profiles !== mine) return
      put({ labels: answer.ok ? { kind: 'there', value: answer.value.names } : { kind: 'failed', message: answer.error } })
    })
    void ask({ kind: 'series', ...choice }, 'series').then(answer => {
      if (answer === null || wishes.profiles !== mine) return
      put({ series: answer.ok ? { kind: 'there', value: answer.value.series } : { kind: 'failed', message: answer.error } })
    })
    const { comparison } = store.getState()
    if (comparison.kind === 'label' && comparison.name !== null) void needValues(comparison.name)
  }

  /** The values of a label, once for a choice. */
  async function needValues(name: string): Promise<void> {
    const choice = shownChoice()
    const { values } = store.getState()
    const known = values[name]?.kind ?? 'none'
    if (choice === null || known === 'there' || known === 'loading') return
    const mine = wishes.profiles
    const set = (value: Loadable<readonly string[]>) => put({ values: { ...store.getState().values, [name]: value } })
    set(LOADING)
    // Of a label that is chosen already, the other values are wanted too.
    const others = { ...choice, matches: choice.matches.filter(match => match.name !== name) }
    const answer = await ask({ kind: 'values', name, ...others }, 'names')
    if (answer === null || wishes.profiles !== mine) return
    set(answer.ok ? { kind: 'there', value: answer.value.names } : { kind: 'failed', message: answer.error })
  }

  function shownChoice(): SpanChoice | null {
    const { shown, type, service, matches } = store.getState()
    return type === null || service === null ? null : { type, matches: [service.match, ...matches], ...shown }
  }

  function showSpan(shown: SpanMs): void {
    put({ shown, chosen: shown })
    const { comparison } = store.getState()
    if (comparison.kind === 'span') put({ comparison: { kind: 'span', baseline: null } })
    void findServices()
  }

  return {
    async connect(address: string, credentials: Credentials | null): Promise<void> {
      const mine = ++wishes.server
      wishes.services++
      wishes.profiles++
      put({ ...NO_SERVER, connection: { kind: 'connecting', address } })
      const opened: Result<ProfileServer, string> = await call()
        .openServer(address, credentials)
        .catch((error: unknown) => ({ ok: false, error: wordsOf(error) }) as const)
      if (wishes.server !== mine) return
      if (!opened.ok) return put({ connection: { kind: 'failed', address, message: opened.error } })
      put({ connection: { kind: 'connected', server: opened.value } })
      const endMs = nowMs() + opened.value.clockAheadMs
      showSpan({ startMs: endMs - HOUR_MS, endMs })
    },
    disconnect(): void {
      wishes.server++
      wishes.services++
      wishes.profiles++
      put(NO_SERVER)
    },
    /** The last hour, day or week, by the server's clock. */
    showLast(lengthMs: number): void {
      const { connection } = store.getState()
      if (connection.kind !== 'connected') return
      const endMs = nowMs() + connection.server.clockAheadMs
      showSpan({ startMs: endMs - lengthMs, endMs })
    },
    chooseService(value: string): void {
      const { services } = store.getState()
      const service = services.kind === 'there' ? services.value.find(({ match }) => match.value === value) : undefined
      if (service === undefined) return
      put({ matches: [], comparison: withoutLabel(store.getState().comparison) })
      takeService(service)
    },
    chooseType(type: string): void {
      put({ type })
      findProfiles()
    },
    addMatch(match: LabelMatch): void {
      const { matches } = store.getState()
      put({ matches: [...matches.filter(({ name }) => name !== match.name), match] })
      findProfiles()
    },
    removeMatch(name: string): void {
      put({ matches: store.getState().matches.filter(match => match.name !== name) })
      findProfiles()
    },
    needValues,
    /** Null: all that is shown. */
    chooseSpan(span: SpanMs | null): void {
      put({ chosen: span ?? store.getState().shown })
    },
    compareBy(comparison: Comparison): void {
      put({ comparison })
    },
    again: findServices,
  }
}

/** What was chosen as an order; null while something is missing. */
export function orderOf({ connection, type, service, matches, chosen, comparison }: ServerChoice): SpanOrder | null {
  if (connection.kind !== 'connected' || type === null || service === null || chosen.endMs <= chosen.startMs) return null
  const choice = (span: SpanMs, more: readonly LabelMatch[] = []): SpanChoice => {
    const others = matches.filter(({ name }) => !more.some(match => match.name === name))
    return { type, matches: [service.match, ...others, ...more], startMs: Math.round(span.startMs), endMs: Math.round(span.endMs) }
  }
  const order = (current: SpanChoice, baseline: SpanChoice | null) =>
    ({ kind: 'spans', serverId: connection.server.id, current, baseline }) as const
  switch (comparison.kind) {
    case 'nothing':
      return order(choice(chosen), null)
    case 'before': {
      const { agoMs } = comparison
      return order(choice(chosen), choice({ startMs: chosen.startMs - agoMs, endMs: chosen.endMs - agoMs }))
    }
    case 'span':
      return comparison.baseline === null ? null : order(choice(chosen), choice(comparison.baseline))
    case 'label': {
      const { name, baseline, current } = comparison
      if (name === null || baseline === null || current === null || baseline === current) return null
      return order(choice(chosen, [{ name, value: current }]), choice(chosen, [{ name, value: baseline }]))
    }
  }
}

/** CPU is what most people look for. */
function firstType(types: readonly string[]): string | null {
  return types.find(type => sampleOfType(type)?.sample === 'cpu') ?? types[0] ?? null
}

/** Another service has other labels. */
function withoutLabel(comparison: Comparison): Comparison {
  return comparison.kind === 'label' ? { kind: 'label', name: null, baseline: null, current: null } : comparison
}

function isOf<K extends ServerAnswer['kind']>(answer: ServerAnswer, kind: K): answer is Extract<ServerAnswer, { kind: K }> {
  return answer.kind === kind
}
