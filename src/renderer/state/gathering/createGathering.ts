// Fetching and recording from the window: an order is planned and shown, run on a click, and what comes of it is opened. One at a time.

import type { StoreApi } from 'zustand/vanilla'
import { wordsOf } from '../../../shared/base/wordsOf'
import type { GatheredFiles, HostCalls, HostFile } from '../../../shared/host/contract'
import type { GatherOrder, GatherPlan, GatherProgress } from '../../../shared/host/gathering'

export type GatherState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'planning'; readonly order: GatherOrder }
  | { readonly kind: 'planned'; readonly order: GatherOrder; readonly plan: GatherPlan }
  | {
      readonly kind: 'running'
      readonly order: GatherOrder
      readonly plan: GatherPlan
      readonly leftS: number | null
      readonly doneBytes: number | null
      /** Of several profiles the one that is fetched now. */
      readonly part: GatherProgress['part']
      /** The person wants its end; it is being written. */
      readonly isEnding: boolean
    }
  /** `message` is a sentence. */
  | { readonly kind: 'failed'; readonly order: GatherOrder; readonly message: string }

export type Gathered = {
  readonly state: GatherState
  /** By the id of the file that came of it: what was ordered, for the next time. Without credentials, which the host keeps. */
  readonly orders: Readonly<Record<string, GatherOrder>>
}

export const NOTHING_GATHERED: Gathered = { state: { kind: 'idle' }, orders: {} }

export type GatheringParts = {
  readonly call: () => Pick<HostCalls, 'planGather' | 'gather' | 'endGather'>
  readonly store: StoreApi<Gathered>
  /** `before`: the file that the new one is compared with. */
  readonly open: (files: GatheredFiles, before: HostFile | null) => void
  /** Hears the sentence of an order that failed. */
  readonly onFailed?: (message: string) => void
  readonly nowMs?: () => number
}

export function createGathering({ call, store, open, onFailed, nowMs = Date.now }: GatheringParts) {
  /** What was wished last: an answer to anything older is worth nothing. */
  let wish = 0
  const put = (state: GatherState) => store.setState({ state })
  const failed = (order: GatherOrder) => (error: unknown) => ({ ok: false, error: wordsOf(error), order }) as const

  /** Shows what would be run. */
  async function plan(order: GatherOrder): Promise<GatherPlan | null> {
    if (store.getState().state.kind === 'running') return null
    const mine = ++wish
    put({ kind: 'planning', order })
    const planned = await call().planGather(order).catch(failed(order))
    if (wish !== mine) return null
    const kept = withoutCredentials(order)
    put(planned.ok ? { kind: 'planned', order: kept, plan: planned.value } : { kind: 'failed', order: kept, message: planned.error })
    return planned.ok ? planned.value : null
  }

  /** The file that came of it; of a comparison the last of its current side. */
  async function run(before: HostFile | null = null): Promise<HostFile | null> {
    const { state } = store.getState()
    if (state.kind !== 'planned') return null
    const { order, plan: shown } = state
    const mine = ++wish
    put({ kind: 'running', order, plan: shown, leftS: null, doneBytes: null, part: null, isEnding: false })
    const done = await call().gather(shown.id).catch(failed(order))
    if (wish !== mine) return null
    if (!done.ok) {
      put({ kind: 'failed', order, message: done.error })
      onFailed?.(done.error)
      return null
    }
    const { current } = done.value
    const ordered = Object.fromEntries(current.map(({ id }) => [id, order]))
    store.setState(({ orders }) => ({ state: { kind: 'idle' }, orders: { ...orders, ...ordered } }))
    open(done.value, before)
    return current.at(-1) ?? null
  }

  /** Of a server's span the one that is as long and ends now. */
  function newest(order: GatherOrder): GatherOrder {
    if (order.kind !== 'spans') return order
    const { startMs, endMs } = order.current
    const now = nowMs()
    return { ...order, current: { ...order.current, startMs: now - (endMs - startMs), endMs: now }, baseline: order.current }
  }

  return {
    plan,
    run,
    /** One after the other; each is compared with what is before it. */
    async through(orders: readonly GatherOrder[], before: HostFile | null): Promise<void> {
      let last = before
      for (const order of orders) {
        if ((await plan(order)) === null) return
        last = await run(last)
        if (last === null) return
      }
    },
    /** The same once more, and compared with what came of it before. */
    async again(before: HostFile): Promise<void> {
      const order = store.getState().orders[before.id]
      if (order === undefined || (await plan(newest(order))) === null) return
      // A server is asked for both spans, each in several runs.
      await run(order.kind === 'spans' ? null : before)
    },
    /** `keeps`: what there is by now is opened; else nothing is left of it. */
    end(keeps: boolean): void {
      const { state } = store.getState()
      if (state.kind !== 'running') return
      call()
        .endGather(state.plan.id, keeps)
        .catch(() => undefined)
      if (keeps) return put({ ...state, isEnding: true })
      wish++
      put({ kind: 'idle' })
    },
    /** Another program or address is being chosen. */
    forget(): void {
      if (store.getState().state.kind === 'running') return
      wish++
      put({ kind: 'idle' })
    },
    hearProgress({ planId, leftS, doneBytes, part }: GatherProgress): void {
      const { state } = store.getState()
      if (state.kind !== 'running' || state.plan.id !== planId) return
      // A part is said once, when it begins.
      put({ ...state, leftS, doneBytes, part: part ?? state.part })
    },
  }
}

function withoutCredentials(order: GatherOrder): GatherOrder {
  return order.kind === 'address' ? { ...order, credentials: null } : order
}
