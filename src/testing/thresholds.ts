// For each threshold of each rule a profile in which it decides, and the value at which it does. Shares are fractions of two: exact.

import type { Measure } from '../shared/analysis/measure'
import type { Profile } from '../shared/profile/profile'
import { chain, ways, walks, corridor, loop, middle, single, peaks, owns, cut, tower, recorded, uneven, decidingOf } from './drawnShapes'
import { crowd } from './findings'

/**
 * What the limit is compared with, and how: the rule speaks when the quantity is `least` the limit, `more` than it, `most` the limit (not
 * more) or `less`.
 */
type How = 'least' | 'more' | 'most' | 'less'

export type Threshold = {
  readonly input: string | Profile
  /** The quantity. */
  readonly value: number
  readonly how: How
  /** Other thresholds out of the way. */
  readonly also?: Readonly<Record<string, number>>
  /** The function that is spoken of, where others are as well. */
  readonly of?: string
  /** Where it does not decide whether, but how severely. */
  readonly as?: string
  /** Where it decides how much of it belongs to the finding. */
  readonly share?: number
  readonly measure?: Measure
  /** Where the number of samples is what decides. */
  readonly hasSamples?: true
}

const half = crowd(512)
const goroutines = 'main.watch;runtime.gopark 768\nmain.work;runtime.gopark 256\n'
const query = 'main;list_orders;execute (sqlalchemy/engine/base.py:12)'
const lazyLoad = 'main;list_orders;_load_for_state (sqlalchemy/orm/strategies.py:9);execute (sqlalchemy/engine/base.py:12)'

export const THRESHOLDS: Readonly<Record<string, Readonly<Record<string, Threshold | readonly Threshold[]>>>> = {
  'wide-leaf': {
    minShare: { input: `${crowd(768)}main;serve;score 256\n`, value: 0.25, how: 'least' },
    minOwn: { input: `${crowd(768)}main;serve;score 192\nmain;serve;score;x;y;z 64\n`, value: 0.75, how: 'least' },
  },
  'deep-stack': {
    minShare: { input: `${half}${corridor} 512\n`, value: 0.5, how: 'least' },
    minOwn: { input: `${half}${corridor} 384\n${ways(corridor, 128)}`, value: 0.75, how: 'least' },
    minCorridor: { input: `${half}${corridor} 512\n`, value: 9, how: 'least' },
    minPassed: { input: `${half}${corridor} 384\n${ways(`main;${chain('pass', 5)}`, 128)}`, value: 0.75, how: 'least' },
    maxOwnInCorridor: { input: `${half}${corridor} 480\nmain;${chain('pass', 5)} 32\n`, value: 1 / 16, how: 'most' },
    minDepthFactor: { input: `${half}${corridor} 512\n`, value: 10 / 3, how: 'least' },
    maxRepeats: { input: `${half}main;${chain('pass', 8)};pass_0;pass_1;parse 512\n`, value: 1 - 8 / 10, how: 'less' },
  },
  'plateau-recursion': {
    minShare: { input: `${half}${walks('', 384)}${walks(';compare', 128)}`, value: 0.5, how: 'least' },
    minOccurrences: { input: `${half}${walks('', 384)}${walks(';compare', 128)}`, value: 4, how: 'least' },
    minEndsNear: { input: `${half}${walks('', 384)}${ways('main;walk;walk;walk;walk', 128)}`, value: 0.75, how: 'least' },
    maxOther: { input: `${half}${walks('', 384)}${walks(';compare', 128)}`, value: 0.25, how: 'less' },
    minOwn: { input: `${half}${walks('', 384)}${walks(';compare', 128)}`, value: 0.75, how: 'least' },
    minDeepPart: { input: `${half}${walks('', 256)}main;walk 256\n`, value: 0.5, how: 'least', share: 0.5 },
  },
  'plateau-loop': {
    minShare: { input: `${half}${loop([96, 96, 96, 96], 128)}`, value: 0.5, how: 'least' },
    minOwn: { input: `${half}${loop([96, 96, 96, 96], 128)}`, value: 0.25, how: 'least' },
    maxOwn: { input: `${half}${loop([96, 96, 96, 96], 128)}`, value: 0.25, how: 'less' },
    minEndsNear: {
      input: `${half}${loop([96, 96, 96], 128)}${ways('main;batch', 96)}`,
      value: 1 - 96 / 512,
      how: 'least',
      also: { minOwn: 0.2 },
    },
    clearlyOwn: { input: `${half}${loop([96, 96, 96], 128)}${ways('main;batch', 96)}`, value: 0.25, how: 'least' },
    minEndsNearOwn: {
      input: `${half}${loop([96, 96, 96], 128)}${ways('main;batch', 96)}`,
      value: 1 - 96 / 512,
      how: 'least',
      also: { clearlyOwn: 0.25 },
    },
    maxCallee: { input: `${half}${loop([128, 96, 80, 80], 128)}`, value: 0.25, how: 'most' },
    minCallees: { input: `${half}${loop([96, 96, 96, 96], 128)}`, value: 4, how: 'least' },
    maxAlike: {
      input: `${crowd(128)}${loop([96, 96, 96, 96], 128)}${loop([24, 24, 24, 24, 24, 24, 24, 24], 64, 'main;second')}${loop([12, 12, 12, 12, 12, 12, 12, 12], 32, 'main;third')}`,
      value: 1,
      how: 'less',
      of: 'batch',
    },
    alikePart: {
      input: `${crowd(256)}${loop([96, 96, 96, 96], 128)}${loop([24, 24, 24, 24, 24, 24, 24, 24], 64, 'main;second')}`,
      value: 0.5,
      how: 'less',
      also: { maxAlike: 1 },
      of: 'batch',
    },
  },
  'wide-middle': {
    minShare: { input: `${half}${middle([128, 128, 128, 128])}`, value: 0.5, how: 'least' },
    maxShare: { input: `${half}${middle([128, 128, 128, 128])}`, value: 0.5, how: 'most' },
    minUnexplained: { input: `${half}${middle([96, 96, 96, 96])}main;caller_0;resolve;x_0;malloc 128\n`, value: 0.75, how: 'least' },
    maxOwn: {
      input: `${half}${middle([96, 96, 96, 96])}${[0, 1, 2, 3].map(i => `main;caller_${i};resolve 32\n`).join('')}`,
      value: 0.25,
      how: 'less',
    },
    maxAbove: { input: `${half}${middle([128, 128, 128, 128])}`, value: 1 / 16, how: 'most' },
    minFarAbove: {
      input: `${half}${middle([96, 96, 96, 96])}${[0, 1, 2, 3].map(i => ways(`main;caller_${i};resolve`, 32, 2)).join('')}`,
      value: 0.75,
      how: 'least',
    },
    maxCaller: { input: `${half}${middle([128, 128, 128, 128])}`, value: 0.25, how: 'most' },
    minCallers: { input: `${half}${middle([128, 128, 128, 128])}`, value: 4, how: 'least' },
    minSingleCaller: { input: `${crowd(416)}${single}`, value: 480 / 512, how: 'least' },
    minSingleShare: { input: `${crowd(416)}${single}`, value: 0.5, how: 'least' },
    maxSibling: { input: `${crowd(416)}${single}`, value: 0.125, how: 'most' },
    minSiblings: { input: `${crowd(416)}${single}`, value: 2, how: 'least' },
  },
  'multiple-peaks': {
    minShare: { input: peaks(256, 256), value: 0.25, how: 'least' },
    maxFirst: { input: peaks(256, 192, 192), value: 0.25 + 0.0005, how: 'less' },
    minPeaks: { input: peaks(384, 160, 160), value: 3, how: 'least' },
    minSecondOfMany: { input: peaks(320, 120, 120), value: 0.375, how: 'more' },
    minSecondOfTwo: { input: peaks(320, 240), value: 0.75, how: 'least' },
    minSumOfTwo: { input: peaks(320, 240), value: 560 / 1024, how: 'least' },
    minUnsureShare: { input: peaks(160, 150, 100), value: 100 / 1024, how: 'least' },
    minUnsureSurely: { input: peaks(160, 150, 100), value: 100 / 1024, how: 'least', also: { minUnsureShare: 0.09 } },
  },
  'widest-own': {
    minShare: { input: owns(512, 256, 128, 128), value: 0.5, how: 'more', of: 'own_0' },
    minUnexplained: {
      input: `${owns(512, 256, 128)}main;own_0;wide 64\nmain;own_1;wide 64\n`,
      value: 512 / 576,
      how: 'least',
      of: 'own_0',
    },
    maxFindings: { input: owns(512, 256, 128, 128), value: 1, how: 'less', of: 'own_1' },
    maxAlike: { input: owns(256, 256, 256, 256), value: 4, how: 'most' },
    minSamples: { input: 'main;serve;score 40\nmain;draw;paint 40\n', value: 80, how: 'least', of: 'score', hasSamples: true },
    leadsShare: { input: `${owns(640, 128)}main;leaf 256\n`, value: 0.625, how: 'more', of: 'own_0' },
  },
  'deep-recursion': {
    minDepth: { input: `${half}main;${Array(60).fill('descend').join(';')};leaf 512\n`, value: 60, how: 'least' },
    minShare: { input: `${half}main;${Array(60).fill('descend').join(';')};leaf 512\n`, value: 0.5, how: 'least' },
  },
  idle: { minShare: { input: `${half}main;loop;epoll_wait 512\n`, value: 0.5, how: 'least' } },
  'profiler-cost': {
    minShare: { input: `${half}Thread.run;jdk.jfr.internal.PlatformRecorder.periodicTask 512\n`, value: 0.5, how: 'least' },
  },
  'side-work': {
    minShare: { input: `${half}java.lang.Thread.run;com.shop.MetricsReporter.run;com.shop.Registry.scan 512\n`, value: 0.5, how: 'least' },
    maxShare: { input: `${half}java.lang.Thread.run;com.shop.MetricsReporter.run;com.shop.Registry.scan 512\n`, value: 0.5, how: 'most' },
  },
  'wrapper-tower': {
    minFrames: { input: tower(16), value: 17, how: 'least' },
    maxOwn: { input: tower(28, 4), value: 4 / 1024, how: 'most' },
    minAlike: { input: tower(15), value: 15 / 16, how: 'least' },
    minSamples: { input: tower(16), value: 1024, how: 'least', hasSamples: true },
  },
  'broken-stacks': {
    minShare: { input: `${crowd(384)}main;serve;parse;scan 128\nparse;scan 512\n`, value: 0.5, how: 'least' },
    highShare: { input: `${crowd(384)}main;serve;parse;scan 128\nparse;scan 512\n`, value: 0.5, how: 'least', as: 'high' },
    maxFrames: { input: `${crowd(384)}main;serve;parse;scan 128\nparse;scan 512\n`, value: 1, how: 'less' },
  },
  'missing-symbols': {
    minShare: { input: `${half}main;serve;[unknown] 512\n`, value: 0.5, how: 'least' },
    highShare: { input: `${half}main;serve;[unknown] 512\n`, value: 0.5, how: 'least', as: 'high' },
    lastFrames: { input: `${half}[unknown] 512\n`, value: 0, how: 'less' },
  },
  'truncated-stacks': {
    minShare: { input: `${half}${cut(64, 4, 512)}`, value: 0.5, how: 'least' },
    minRoots: { input: `${half}${cut(64, 4, 512)}`, value: 4, how: 'least' },
    minMarked: { input: recorded(Array(64).fill({ stack: 'main;parse' }), { 'stacks cut off': 16 }), value: 0.25, how: 'least' },
    mediumMarked: {
      input: recorded(Array(64).fill({ stack: 'main;parse' }), { 'stacks cut off': 16 }),
      value: 0.25,
      how: 'least',
      as: 'medium',
    },
  },
  'allocation-site': {
    minShare: { input: 'run;Shop.load;char[] 768\nrun;Shop.price;java.lang.Long 256\n', value: 0.25, how: 'least', of: 'Shop.price' },
  },
  'lock-site': {
    minShare: {
      input: 'main.serve;main.(*Store).Put;sync.(*RWMutex).Unlock 768\nmain.serve;main.tick;sync.(*Mutex).Unlock 256\n',
      value: 0.25,
      how: 'least',
      of: 'main.tick',
    },
  },
  waiting: {
    minShare: {
      input: "sync;mirror;urlopen;<method 'recv_into' of '_socket.socket' objects> 768\nsync;parse;<built-in method builtins.len> 256\n",
      value: 0.75,
      how: 'least',
    },
  },
  retained: {
    minShare: {
      input: 'run;Shop.load;char[] 768\nrun;Shop.price;java.lang.Long 256\n',
      value: 0.25,
      how: 'least',
      of: 'Shop.price',
      measure: 'in-use',
    },
  },
  'thread-group': {
    minShare: { input: goroutines, value: 0.25, how: 'least', of: 'main.work', measure: 'count', hasSamples: true },
    minCount: { input: goroutines, value: 256, how: 'least', of: 'main.work', measure: 'count', hasSamples: true },
  },
  'n-plus-one': {
    minShare: {
      input: `${half}${lazyLoad} 512
`,
      value: 0.5,
      how: 'least',
    },
    minPart: {
      input: `${half}${lazyLoad} 384
${query} 128
`,
      value: 0.75,
      how: 'least',
    },
  },
  'held-lock': {
    minWaits: {
      input: recorded([0, 1, 2].map(i => ({ stack: `main;work_${i}`, labels: { 'lock held by': 'pool-1' } }))),
      value: 3,
      how: 'least',
    },
  },
  'deopt-reason': {
    minShare: {
      input: recorded(
        [
          ...[0, 1].map(i => ({ stack: 'main;parse', weight: 256.5 + i, labels: { 'deopt reason': 'wrong map' } })),
          { stack: 'main;draw', weight: 514 },
        ],
        {},
        false,
      ),
      value: 0.5,
      how: 'least',
    },
  },
  'few-samples': {
    highBelow: { input: crowd(80), value: 80, how: 'less', as: 'high', hasSamples: true },
    mediumBelow: { input: crowd(80), value: 80, how: 'less', as: 'medium', hasSamples: true },
    lowBelow: { input: crowd(80), value: 80, how: 'less', hasSamples: true, also: { highBelow: 0, mediumBelow: 0 } },
  },
  'heavy-sample': {
    maxEffective: { input: uneven(1000), value: decidingOf(1000) / 16, how: 'most' },
    enough: { input: uneven(1000), value: decidingOf(1000), how: 'less' },
  },
  startup: {
    minShare: {
      input: `${half}com.shop.Main.main;com.shop.Config.<clinit>;java.lang.ClassLoader.loadClass 512\n`,
      value: 0.5,
      how: 'least',
    },
  },
  ...Object.fromEntries(
    Object.entries({
      database: 'database.query',
      serialization: 'JSON.stringify',
      'regex-compile': 'regexp.Compile',
      logging: 'console.log',
      compression: 'deflate',
      crypto: 'bcrypt.hashpw',
      sorting: 'sort.Slice',
      exceptions: '_Unwind_RaiseException',
      'jit-compile': 'CompileBroker::run',
      'page-faults': 'page_fault',
      'string-concat': 'java.lang.StringBuilder.append',
      'lock-contention': 'pthread_mutex_lock',
      scheduling: 'runtime.chansend1',
      'gc-pressure': 'malloc',
      memcpy: 'memcpy',
      'hash-map': 'runtime.mapaccess2',
      'syscall-io': 'fs.statSync',
      deopt: 'DeoptimizeCode',
      reflection: 'java.lang.reflect.Method.invoke',
    }).map(([rule, name]) => [rule, { minShare: { input: `${half}main;serve;${name} 512\n`, value: 0.5, how: 'least' } }] as const),
  ),
}
