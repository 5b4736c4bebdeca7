// Which events are samples of what: the one table behind recordings and behind what `jfr print` makes of them.

/** What can be measured of an event: how many there were, how long they took, how much they moved. */
export type Measure = 'count' | 'time' | 'bytes'

/** Events of one kind of measurement. Families are never added up with each other. */
export type Family = {
  /** Also the name of its sample type that counts; `-ns` and `-bytes` name the others. */
  readonly id: string
  readonly unit: 'samples' | 'count'
  readonly measures: readonly Measure[]
  /** What the family is about; its counts are the `samples` weight of it. */
  readonly main: Measure
}

/** In the order in which sample types are listed. */
export const FAMILIES: readonly Family[] = [
  { id: 'cpu', unit: 'samples', measures: ['count', 'time'], main: 'count' },
  { id: 'cpu-time', unit: 'samples', measures: ['count', 'time'], main: 'count' },
  { id: 'wall', unit: 'samples', measures: ['count', 'time'], main: 'count' },
  { id: 'alloc', unit: 'count', measures: ['bytes', 'count'], main: 'bytes' },
  { id: 'alloc-sampled', unit: 'count', measures: ['bytes', 'count'], main: 'bytes' },
  { id: 'live', unit: 'count', measures: ['bytes', 'count'], main: 'bytes' },
  { id: 'malloc', unit: 'count', measures: ['bytes', 'count'], main: 'bytes' },
  { id: 'lock', unit: 'count', measures: ['time', 'count'], main: 'time' },
  { id: 'park', unit: 'count', measures: ['time', 'count'], main: 'time' },
  { id: 'native-lock', unit: 'count', measures: ['time', 'count'], main: 'time' },
  { id: 'wait', unit: 'count', measures: ['time', 'count'], main: 'time' },
  { id: 'sleep', unit: 'count', measures: ['time', 'count'], main: 'time' },
  { id: 'pinned', unit: 'count', measures: ['time', 'count'], main: 'time' },
  { id: 'socket', unit: 'count', measures: ['time', 'bytes', 'count'], main: 'time' },
  { id: 'file', unit: 'count', measures: ['time', 'bytes', 'count'], main: 'time' },
  { id: 'exceptions', unit: 'count', measures: ['count'], main: 'count' },
  { id: 'errors', unit: 'count', measures: ['count'], main: 'count' },
  { id: 'method', unit: 'count', measures: ['time', 'count'], main: 'time' },
  { id: 'native', unit: 'samples', measures: ['count'], main: 'count' },
]

export type EventRule = {
  /** The `id` of a family. */
  readonly family: string
  /** Field with the class that was allocated, locked or thrown: shown as the innermost frame, as async-profiler's converter does. */
  readonly classField?: string
  /** Field with the method that was traced, which the JVM leaves out of the stack. */
  readonly methodField?: string
  /** Field with how many samples the event stands for; one where there is none. */
  readonly countField?: string
  /** Field with a time span. */
  readonly timeField?: string
  readonly bytesField?: string
}

/** `duration` is every event's own length. */
const DURATION = { timeField: 'duration' }

export const EVENT_RULES: ReadonlyMap<string, EventRule> = new Map<string, EventRule>([
  ['jdk.ExecutionSample', { family: 'cpu' }],
  ['jdk.CPUTimeSample', { family: 'cpu-time', timeField: 'samplingPeriod' }],
  ['jdk.NativeMethodSample', { family: 'native' }],
  ['profiler.WallClockSample', { family: 'wall', countField: 'samples', timeField: 'timeSpan' }],
  // Only early builds of async-profiler 3.0 wrote these, beside execution samples of threads that ran.
  ['profiler.WallClockSleeping', { family: 'wall', countField: 'samplesCount', timeField: 'duration' }],
  ['jdk.ObjectAllocationInNewTLAB', { family: 'alloc', classField: 'objectClass', bytesField: 'tlabSize' }],
  ['jdk.ObjectAllocationOutsideTLAB', { family: 'alloc', classField: 'objectClass', bytesField: 'allocationSize' }],
  ['jdk.ObjectAllocationSample', { family: 'alloc-sampled', classField: 'objectClass', bytesField: 'weight' }],
  ['profiler.LiveObject', { family: 'live', classField: 'objectClass', bytesField: 'allocationSize' }],
  ['profiler.Malloc', { family: 'malloc', bytesField: 'size' }],
  ['jdk.JavaMonitorEnter', { family: 'lock', classField: 'monitorClass', ...DURATION }],
  ['jdk.ThreadPark', { family: 'park', classField: 'parkedClass', ...DURATION }],
  ['profiler.NativeLock', { family: 'native-lock', ...DURATION }],
  ['jdk.JavaMonitorWait', { family: 'wait', classField: 'monitorClass', ...DURATION }],
  ['jdk.ThreadSleep', { family: 'sleep', ...DURATION }],
  ['jdk.VirtualThreadPinned', { family: 'pinned', ...DURATION }],
  ['jdk.SocketRead', { family: 'socket', bytesField: 'bytesRead', ...DURATION }],
  ['jdk.SocketWrite', { family: 'socket', bytesField: 'bytesWritten', ...DURATION }],
  ['jdk.FileRead', { family: 'file', bytesField: 'bytesRead', ...DURATION }],
  ['jdk.FileWrite', { family: 'file', bytesField: 'bytesWritten', ...DURATION }],
  ['jdk.FileForce', { family: 'file', ...DURATION }],
  ['jdk.JavaExceptionThrow', { family: 'exceptions', classField: 'thrownClass' }],
  ['jdk.JavaErrorThrow', { family: 'errors', classField: 'thrownClass' }],
  ['jdk.MethodTrace', { family: 'method', methodField: 'method', ...DURATION }],
])

/** Of an event without a rule: how many there were, and how long they took where they have a length. */
export const OTHER_RULE: Omit<EventRule, 'family'> = DURATION

export function familyRow(id: string): number {
  return FAMILIES.findIndex(family => family.id === id)
}

/** The JVM watches the constructor of errors beside that of all throwables: an error has an event of either, of which one is enough. */
export const SECOND_EVENTS = 'second events of errors that are counted already'
