// Flight recordings as recorders write them that are not here: async-profiler, newer JVMs, and JVMs that were killed.
import { fixtureFolder } from './fixtureFolder.mjs'
import { encoded, HEADER_BYTES, jfrBytes } from './jfrBytes.mjs'
import { BASE_TYPES, event, JVM_TYPES, poolsOf, PROFILER_TYPES, SAMPLE_TYPES } from './jfrShop.mjs'

const MAIN = 1
const GC_THREAD = 2
const STATE = { default: 1, runnable: 2, sleeping: 3 }
const STACK = { run: 1, price: 2, tax: 3, query: 4, read: 5 }
const CLASS = { string: 6, ints: 7, database: 11 }
const EXECUTION_SAMPLE = 101
const PROFILER = { types: [...BASE_TYPES, ...SAMPLE_TYPES, ...PROFILER_TYPES], checkpoints: [poolsOf(true)] }
const JVM = { types: [...BASE_TYPES, ...SAMPLE_TYPES, ...JVM_TYPES], checkpoints: [poolsOf(false)] }

/** @param {string} name @param {string} value @returns {[string, ...unknown[]]} */
function setting(name, value) {
  return ['jdk.ActiveSetting', 0, 0, 0, 0, EXECUTION_SAMPLE, name, value]
}

/** @param {number} stack @param {number} atTicks @param {number} state @returns {[string, ...unknown[]]} */
function ran(stack, atTicks, state = STATE.runnable) {
  return ['jdk.ExecutionSample', atTicks, MAIN, stack, state]
}

/** What the wall-clock engine of async-profiler 4.3 writes, with a field before those that it had until then. */
const WALL_4_3 = event(
  300,
  'profiler.WallClockSample',
  'startTime:long sampledThread:@Thread timeSpan:long/NANOSECONDS stackTrace:@StackTrace state:@ThreadState samples:int',
)

/** @type {readonly { readonly case: string, readonly about: string, readonly version: string, readonly bytes: Uint8Array }[]} */
const CASES = [
  {
    case: 'profiler-families',
    about: 'async-profiler: native and kernel frames, allocations in and outside of TLABs, locks and parks, live objects, malloc',
    version: 'JFR 2.0',
    bytes: jfrBytes({
      ...PROFILER,
      version: [2, 0],
      events: [
        setting('event', 'cpu'),
        setting('interval', '0'),
        ran(STACK.read, 1e6),
        ran(STACK.read, 2e6),
        ran(STACK.price, 3e6),
        ['jdk.ObjectAllocationInNewTLAB', 4e6, MAIN, STACK.price, CLASS.string, 24, 524288],
        ['jdk.ObjectAllocationOutsideTLAB', 5e6, MAIN, STACK.price, CLASS.ints, 1048592],
        ['jdk.JavaMonitorEnter', 6e6, 250_000, MAIN, STACK.query, CLASS.database],
        ['jdk.ThreadPark', 7e6, 50_000, MAIN, STACK.query, CLASS.database],
        ['profiler.LiveObject', 8e6, MAIN, STACK.price, CLASS.string, 24, 4e6],
        ['profiler.Malloc', 9e6, GC_THREAD, STACK.read, 4096, 640],
      ],
    }),
  },
  {
    case: 'profiler-cpu-and-wall',
    about: 'async-profiler before version 4: samples of running and of all threads as one event, told apart by the state',
    version: 'JFR 2.0',
    bytes: jfrBytes({
      ...PROFILER,
      version: [2, 0],
      events: [
        setting('event', 'cpu'),
        setting('interval', '1000000'),
        setting('wall', '50000000'),
        ran(STACK.tax, 1e6, STATE.default),
        ran(STACK.tax, 2e6, STATE.default),
        ran(STACK.price, 3e6, STATE.runnable),
        ran(STACK.query, 4e6, STATE.sleeping),
        ran(STACK.query, 5e6, STATE.sleeping),
      ],
    }),
  },
  {
    case: 'profiler-wall-spans',
    about: 'async-profiler 4.3: wall-clock events that stand for many samples, with their time, in another order of fields',
    version: 'JFR 2.0',
    bytes: jfrBytes({
      types: [...BASE_TYPES, WALL_4_3],
      checkpoints: [poolsOf(true)],
      version: [2, 0],
      events: [
        ['profiler.WallClockSample', 1e6, MAIN, 20_500_000, STACK.query, STATE.sleeping, 41],
        ['profiler.WallClockSample', 2e6, MAIN, 500_000, STACK.price, STATE.runnable, 1],
      ],
    }),
  },
  {
    case: 'jvm-25',
    about: 'JDK 25: samples by CPU time with their periods, lost and failed ones, traced methods',
    version: 'JFR 2.1',
    bytes: jfrBytes({
      ...JVM,
      events: [
        ['jdk.CPUTimeSample', 1e6, STACK.tax, MAIN, false, 10_000_000, false],
        ['jdk.CPUTimeSample', 2e6, STACK.price, MAIN, false, 20_000_000, true],
        ['jdk.CPUTimeSample', 3e6, 0, MAIN, true, 10_000_000, false],
        ['jdk.CPUTimeSamplesLost', 4e6, MAIN, 3],
        ['jdk.MethodTrace', 5e6, 1_250_000, MAIN, STACK.run, 2],
      ],
    }),
  },
  {
    case: 'jvm-9-unpacked',
    about: 'version 1 with integers of full size, two chunks of other clocks, strings in every encoding',
    version: 'JFR 1.0',
    bytes: jfrBytes(
      { ...JVM, version: [1, 0], isPacked: false, ticksPerSecond: 1e6, events: [ran(STACK.price, 500), ran(STACK.tax, 1500)] },
      {
        ...JVM,
        version: [1, 0],
        isPacked: false,
        startNs: 1_700_000_001_000_000_000n,
        startTicks: 77,
        events: [ran(STACK.price, 1077)],
        checkpoints: [
          {
            ...poolsOf(false),
            'java.lang.String': { 9: ['shop/Ordérs'] },
            'jdk.types.Symbol': {
              1: [encoded('latin1', 'shop/Café')],
              2: [encoded('chars', 'größe')],
              3: [encoded('pooled', 9)],
              4: [encoded('empty')],
            },
          },
        ],
      },
    ),
  },
  {
    case: 'killed',
    about: 'a whole chunk, and one whose header says nothing yet: the JVM was killed',
    version: 'JFR 2.1',
    bytes: Buffer.concat([
      jfrBytes({ ...JVM, events: [ran(STACK.price, 1e6)] }),
      jfrBytes({ ...JVM, events: [ran(STACK.tax, 2e6)] }).fill(0, 8, HEADER_BYTES - 36),
    ]),
  },
]

export function writeJfrByHand() {
  const folder = fixtureFolder('jfr')
  for (const { case: name, about, version, bytes } of CASES) {
    folder.add({
      case: name,
      extension: 'jfr',
      about,
      tool: 'by hand',
      version,
      command: 'node scripts/make-fixtures.mjs handmade-jfr',
      bytes,
    })
  }
}
