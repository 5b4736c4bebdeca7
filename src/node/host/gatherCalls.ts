// What a page may call of fetching and recording. Loaded on use: most windows read files, and should start fast.

import { ok } from '../../shared/base/result'
import type { HostCalls, HostFile } from '../../shared/host/contract'
import type { Gathering, GatheringOptions } from './gathering'

export type GatherCalls = {
  readonly calls: Pick<HostCalls, 'programs' | 'inspectables' | 'planGather' | 'gather' | 'endGather' | 'openServer' | 'askServer'>
  stopAll(): void
}

/** `partAt`: a run of a comparison, as opposed to a file that is opened by itself. */
export function gatherCalls(
  options: GatheringOptions,
  fileAt: (path: string) => HostFile,
  partAt: (path: string) => HostFile,
): GatherCalls {
  let made: Promise<Gathering> | null = null
  function gathering(): Promise<Gathering> {
    made ??= import('./gathering').then(({ createGathering }) => createGathering(options))
    return made
  }
  return {
    calls: {
      programs: async () => (await gathering()).programs(),
      inspectables: async port => (await gathering()).inspectables(port),
      planGather: async order => (await gathering()).plan(order),
      async gather(planId) {
        const gathered = await (await gathering()).run(planId)
        if (!gathered.ok) return gathered
        const { baseline, current } = gathered.value
        const asFile = baseline.length === 0 ? fileAt : partAt
        return ok({ baseline: baseline.map(asFile), current: current.map(asFile) })
      },
      endGather: async (planId, keeps) => (await gathering()).end(planId, keeps),
      openServer: async (address, credentials) => (await gathering()).openServer(address, credentials),
      askServer: async (serverId, question) => (await gathering()).askServer(serverId, question),
    },
    stopAll: () => void made?.then(({ stopAll }) => stopAll()),
  }
}
