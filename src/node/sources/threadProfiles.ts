// The profiles of several threads as one file: a trace as Chrome's DevTools write it, each thread with its nodes and samples.
// Form: the events `thread_name`, `Profile` and `ProfileChunk` of the Trace Event Format, as V8 fills them.

export type ThreadProfile = { readonly name: string; readonly profile: unknown }

/** One alone stays the `.cpuprofile` that it is. What is no profile is left out. */
export function joinedThreads(threads: readonly ThreadProfile[]): unknown {
  const found = threads.filter(({ profile }) => hasNodes(profile))
  return found.length <= 1 ? (found[0] ?? threads[0])?.profile : { traceEvents: found.flatMap(eventsOf) }
}

const PID = 1

function eventsOf({ name, profile }: ThreadProfile, at: number): readonly unknown[] {
  if (!hasNodes(profile)) return []
  const { nodes, samples, timeDeltas, startTime }: Readonly<Record<string, unknown>> = { ...profile }
  const common = { pid: PID, tid: at + 1, ts: startTime, cat: 'disabled-by-default-v8.cpu_profiler' }
  const id = `0x${at + 1}`
  return [
    { ...common, ph: 'M', name: 'thread_name', args: { name } },
    { ...common, ph: 'P', name: 'Profile', id, args: { data: { startTime } } },
    { ...common, ph: 'P', name: 'ProfileChunk', id, args: { data: { cpuProfile: { nodes: withParents(nodes), samples }, timeDeltas } } },
  ]
}

/** A trace says each node's parent where a `.cpuprofile` says its children. */
function withParents(nodes: unknown): readonly unknown[] {
  const list: readonly unknown[] = Array.isArray(nodes) ? nodes : []
  const parentOf = new Map<unknown, unknown>()
  for (const node of list) {
    const { id, children }: Readonly<Record<string, unknown>> = typeof node === 'object' ? { ...node } : {}
    for (const child of Array.isArray(children) ? children : []) parentOf.set(child, id)
  }
  return list.map(node => {
    const { id, callFrame }: Readonly<Record<string, unknown>> = typeof node === 'object' ? { ...node } : {}
    const parent = parentOf.get(id)
    return { id, callFrame, ...(parent === undefined ? {} : { parent }) }
  })
}

function hasNodes(profile: unknown): profile is object {
  return typeof profile === 'object' && profile !== null && 'nodes' in profile
}
