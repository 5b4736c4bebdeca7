// A trend that is read without a host or a worker of its own: what it asks of them stands still until a test says how it goes on.

import { ok } from '../../shared/base/result'
import type { HostFile, TrendResult } from '../../shared/host/contract'
import { createTrends, useTrend, type TrendHost } from '../state/trend/createTrends'
import type { TrendContents, TrendSheet } from '../../shared/questions/trendSheet'
import { fakeWorker, settled } from './fakeWorker'

export const file = (id: string): HostFile => ({ id, name: `${id}.pb.gz`, sizeBytes: 1, modifiedMs: 1 })
export const CONTENTS: TrendContents = { groups: [{ title: 'cpu', hasRequests: false }], notes: [] }

/** Deployments of so many runs each: `1.0`, `1.1` and so on. */
export function trendSheet(...runs: readonly number[]): TrendSheet {
  const deployments = runs.map((count, at) => ({
    label: `1.${at}`,
    timeMs: null,
    runs: Array.from({ length: count }, (_, run) => `run ${at}.${run}`),
  }))
  return {
    headline: '',
    remarks: [],
    unit: 'ns',
    per: 'share',
    totalTitle: '',
    deployments,
    total: { value: new Float64Array(), low: new Float64Array(), high: new Float64Array() },
    changes: [],
    lastStep: null,
    order: new Int32Array(),
    names: [],
    files: [],
    moved: new Float64Array(),
    latest: new Float64Array(),
  }
}

/** Starts with nothing read. */
export function trendMachine(adopt = async (given: File) => file(`sent ${given.name}`)) {
  useTrend.setState(useTrend.getInitialState(), true)
  const worker = fakeWorker()
  const asked: (readonly [readonly string[], string | null])[] = []
  const reads: ((result: TrendResult) => void)[] = []
  const log: string[] = []
  const host: TrendHost = {
    adopt,
    call: {
      readTrend: (ids: readonly string[], address: string | null) => {
        asked.push([ids, address])
        return new Promise<TrendResult>(resolve => reads.push(resolve))
      },
      cancelTrend: async () => void log.push('cancelled'),
      releaseProfile: async (url: string) => void log.push(`released ${url}`),
      trendFile: async (run: string) => (run.startsWith('run 9') ? null : file(run)),
    },
  }
  const trends = createTrends({
    host: () => host,
    analyst: () => worker.analyst,
    openFile: async ({ id }) => void log.push(`opened ${id}`),
    compare: async (baseline, current) =>
      void log.push(`compared ${[baseline, current].map(side => side.map(({ id }) => id).join('+')).join(' with ')}`),
    shown: () => log.push('shown'),
    shownAlone: () => log.push('shown alone'),
  })
  /** From the host's answer to the picture. */
  const answer = async (sheet: TrendSheet, contents = CONTENTS) => {
    await settled()
    reads.shift()?.(ok({ name: 'deployments', url: '/trend/1' }))
    await settled()
    await worker.answer('openTrend', ok(contents))
    await worker.answer('trend', sheet)
    await settled()
  }
  return { trends, worker, asked, reads, log, answer, state: () => useTrend.getState(), reading: () => useTrend.getState().reading }
}
