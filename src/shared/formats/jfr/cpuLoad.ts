// How much CPU time the JVM used, by its own account: of its Java threads where the recording has that, else of all of it.

/** A field's value as text or number, null where the event has none. */
export type FieldReader = { text(name: string): string | null; number(name: string): number | null }

export type CpuLoad = {
  /** Takes an event of LOAD_EVENTS, or about the processor. */
  event(type: string, fields: FieldReader): void
  /** How often THREAD_LOAD is written; null for a setting that is no time. */
  threadPeriod(periodNs: number | null): void
  /** Of a recording of `durationNs`; null where it does not say. */
  used(durationNs: number): UsedCpu | null
}

export type UsedCpu = { readonly ns: number; readonly by: string }

const LOAD = 'jdk.CPULoad'
/** A thread's part since it was last asked; the compilers' and the collector's threads are not in it (HotSpot's `JfrThreadCPULoadEvent`). */
export const THREAD_LOAD = 'jdk.ThreadCPULoad'

/** The fields are parts of all hardware threads together, whose number `jdk.CPUInformation` has. */
export const LOAD_EVENTS: ReadonlyMap<string, readonly string[]> = new Map([
  [LOAD, ['jvmUser', 'jvmSystem']],
  [THREAD_LOAD, ['user', 'system']],
])

export function cpuLoad(): CpuLoad {
  let hardwareThreads: number | null = null
  let [sum, count] = [0, 0]
  let threadSum = 0
  /** Undefined as long as nothing says it; null where that was no time, or changed. */
  let threadPeriodNs: number | null | undefined
  return {
    event(type, fields) {
      if (type === 'jdk.CPUInformation') hardwareThreads ??= fields.number('hwThreads')
      const [user = null, system = null] = (LOAD_EVENTS.get(type) ?? []).map(name => fields.number(name))
      if (user === null || system === null || !(user >= 0 && system >= 0)) return
      const part = Math.min(1, user + system)
      if (type === THREAD_LOAD) threadSum += part
      else {
        sum += part
        count++
      }
    },
    threadPeriod(periodNs) {
      threadPeriodNs = threadPeriodNs === undefined || threadPeriodNs === periodNs ? periodNs : null
    },
    used(durationNs) {
      if (hardwareThreads === null) return null
      if (threadSum > 0 && typeof threadPeriodNs === 'number') return { ns: threadSum * threadPeriodNs * hardwareThreads, by: THREAD_LOAD }
      if (count === 0) return null
      return { ns: (sum / count) * hardwareThreads * durationNs, by: `${LOAD}, compilers and collector included` }
    },
  }
}
