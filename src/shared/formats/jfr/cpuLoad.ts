// How busy the JVM kept the machine, by its own account.

/** A field's value as text or number, null where the event has none. */
export type FieldReader = { text(name: string): string | null; number(name: string): number | null }

export type CpuLoad = {
  /** Takes an event of LOAD_EVENTS, or about the processor. */
  event(type: string, fields: FieldReader): void
  /** How many hardware threads the JVM had busy on average; null where the recording does not say. */
  usedThreads(): number | null
}

/** The fields are parts of all hardware threads together, whose number `jdk.CPUInformation` has. */
export const LOAD_EVENTS: ReadonlyMap<string, readonly string[]> = new Map([['jdk.CPULoad', ['jvmUser', 'jvmSystem']]])

export function cpuLoad(): CpuLoad {
  let hardwareThreads: number | null = null
  let [sum, count] = [0, 0]
  return {
    event(type, fields) {
      hardwareThreads ??= type === 'jdk.CPUInformation' ? fields.number('hwThreads') : null
      const [user, system] = [fields.number('jvmUser'), fields.number('jvmSystem')]
      if (type !== 'jdk.CPULoad' || user === null || system === null || !(user >= 0 && system >= 0)) return
      sum += Math.min(1, user + system)
      count++
    },
    usedThreads: () => (count === 0 || hardwareThreads === null ? null : (sum / count) * hardwareThreads),
  }
}
