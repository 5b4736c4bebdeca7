// A small program's names and stacks as recorders describe them: the types of the JVM and of async-profiler, and pools to go with them.

/** `name:type`, `name:@type` for a key into the type's pool, `name:type[]`, `name:long/TICKS` for a time span. @param {number} id @param {string} name @param {string} fields */
export function type(id, name, fields = '') {
  const list = fields.split(' ').filter(text => text !== '')
  return list.length === 0 ? { id, name } : { id, name, fields: list.map(field) }
}

/** The same of an event, which is what `jfr` tells from other types. @param {number} id @param {string} name @param {string} fields */
export function event(id, name, fields) {
  return { ...type(id, name, fields), superType: 'jdk.jfr.Event' }
}

/** @param {string} text */
function field(text) {
  const [name, described] = text.split(':')
  const [named, unit] = described.split('/')
  const plain = named.replace('@', '').replace('[]', '')
  const short = { String: 'java.lang.String', Class: 'java.lang.Class', Thread: 'java.lang.Thread' }[plain] ?? plain
  const type = /^[a-z]+$/.test(short) || short.includes('.') ? short : `jdk.types.${short}`
  return {
    name,
    type,
    ...(named.includes('@') ? { pooled: true } : {}),
    ...(named.endsWith('[]') ? { array: true } : {}),
    ...(unit ? { unit } : {}),
  }
}

export const BASE_TYPES = [
  ...['boolean', 'char', 'float', 'double', 'byte', 'short', 'int', 'long', 'java.lang.String'].map((name, at) => type(at + 4, name)),
  type(20, 'java.lang.Class', 'classLoader:@ClassLoader name:@Symbol package:@Package modifiers:int'),
  type(21, 'java.lang.Thread', 'osName:String osThreadId:long javaName:String javaThreadId:long'),
  type(22, 'jdk.types.ClassLoader', 'type:@Class name:@Symbol'),
  type(23, 'jdk.types.Package', 'name:@Symbol'),
  type(24, 'jdk.types.FrameType', 'description:String'),
  type(25, 'jdk.types.ThreadState', 'name:String'),
  type(26, 'jdk.types.StackTrace', 'truncated:boolean frames:StackFrame[]'),
  type(27, 'jdk.types.StackFrame', 'method:@Method lineNumber:int bytecodeIndex:int type:@FrameType'),
  type(28, 'jdk.types.Method', 'type:@Class name:@Symbol descriptor:@Symbol modifiers:int hidden:boolean'),
  type(29, 'jdk.types.Symbol', 'string:String'),
  type(30, 'jdk.jfr.Timespan', 'value:String'),
  event(
    40,
    'jdk.ActiveSetting',
    'startTime:long duration:long/TICKS eventThread:@Thread stackTrace:@StackTrace id:long name:String value:String',
  ),
]

export const SAMPLE_TYPES = [
  event(101, 'jdk.ExecutionSample', 'startTime:long sampledThread:@Thread stackTrace:@StackTrace state:@ThreadState'),
  event(
    102,
    'jdk.ObjectAllocationInNewTLAB',
    'startTime:long eventThread:@Thread stackTrace:@StackTrace objectClass:@Class allocationSize:long tlabSize:long',
  ),
  event(
    103,
    'jdk.ObjectAllocationOutsideTLAB',
    'startTime:long eventThread:@Thread stackTrace:@StackTrace objectClass:@Class allocationSize:long',
  ),
  event(104, 'jdk.JavaMonitorEnter', 'startTime:long duration:long/TICKS eventThread:@Thread stackTrace:@StackTrace monitorClass:@Class'),
  event(105, 'jdk.ThreadPark', 'startTime:long duration:long/TICKS eventThread:@Thread stackTrace:@StackTrace parkedClass:@Class'),
  event(106, 'jdk.ObjectAllocationSample', 'startTime:long eventThread:@Thread stackTrace:@StackTrace objectClass:@Class weight:long'),
  event(
    107,
    'jdk.CPUTimeSample',
    'startTime:long stackTrace:@StackTrace eventThread:@Thread failed:boolean samplingPeriod:long/TICKS biased:boolean',
  ),
  event(108, 'jdk.CPUTimeSamplesLost', 'startTime:long eventThread:@Thread lostSamples:int'),
  event(109, 'jdk.MethodTrace', 'startTime:long duration:long/TICKS eventThread:@Thread stackTrace:@StackTrace method:@Method'),
]

/** What the JVM declares and async-profiler does not. */
export const JVM_TYPES = [event(200, 'jdk.GarbageCollection', 'startTime:long')]
export const PROFILER_TYPES = [
  event(300, 'profiler.WallClockSample', 'startTime:long sampledThread:@Thread stackTrace:@StackTrace state:@ThreadState samples:int'),
  event(
    301,
    'profiler.LiveObject',
    'startTime:long eventThread:@Thread stackTrace:@StackTrace objectClass:@Class allocationSize:long allocationTime:long',
  ),
  event(302, 'profiler.Malloc', 'startTime:long eventThread:@Thread stackTrace:@StackTrace address:long size:long'),
]

/** The JVM's frame types; async-profiler has three more. */
const JVM_FRAMES = { 1: ['Interpreted'], 2: ['JIT compiled'], 3: ['Inlined'], 4: ['Native'] }
const PROFILER_FRAMES = {
  0: ['Interpreted'],
  1: ['JIT compiled'],
  2: ['Inlined'],
  3: ['Native'],
  4: ['C++'],
  5: ['Kernel'],
  6: ['C1 compiled'],
}

const SYMBOLS = [
  '',
  'shop/Server',
  'run',
  'shop/Orders',
  'price',
  'tax',
  'java/lang/String',
  '[[I',
  'libc.so.6',
  '__read',
  'vfs_read',
  'shop/Database',
  'query',
  '()V',
]
const DESCRIPTOR = 13
/** Class and name of each method, as rows of SYMBOLS. */
const METHODS = [
  [0, 0],
  [1, 2],
  [3, 4],
  [3, 5],
  [8, 9],
  [0, 10],
  [11, 12],
]
/** Innermost frame first: method, line, frame type. */
const STACKS = [
  [],
  [[1, 10, 1]],
  [
    [2, 20, 2],
    [1, 11, 1],
  ],
  [
    [3, 31, 3],
    [2, 21, 2],
    [1, 11, 1],
  ],
  [
    [6, 60, 4],
    [2, 22, 2],
    [1, 11, 1],
  ],
  [
    [5, 0, 5],
    [4, 0, 3],
    [6, 61, 1],
    [1, 12, 1],
  ],
]

/** @param {boolean} isProfilers */
export function poolsOf(isProfilers) {
  const numbered = list => Object.fromEntries(list.map((values, at) => [at, values]).slice(1))
  return {
    'jdk.types.FrameType': isProfilers ? PROFILER_FRAMES : JVM_FRAMES,
    'jdk.types.ThreadState': { 1: ['STATE_DEFAULT'], 2: ['STATE_RUNNABLE'], 3: ['STATE_SLEEPING'] },
    'java.lang.Thread': { 1: ['main', 1001, 'main', 1], 2: ['GC Thread#0', 1002, null, 0] },
    'jdk.types.StackTrace': numbered(STACKS.map((frames, at) => [at === 3, frames.map(([method, line, kind]) => [method, line, 0, kind])])),
    'jdk.types.Method': numbered(METHODS.map(([owner, name]) => [owner, name, DESCRIPTOR, 0, false])),
    'java.lang.Class': Object.fromEntries([1, 3, 6, 7, 8, 11].map(symbol => [symbol, [0, symbol, 0, 0]])),
    'jdk.types.Symbol': Object.fromEntries(SYMBOLS.map((text, at) => [at, [text]])),
  }
}
