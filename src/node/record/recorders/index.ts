// Every profiler that can be run, the one to prefer first; adding one is one file and one line here.

import type { Recorder } from '../recorder'
import { goServer } from './goServer'
import { asyncProfiler, flightRecorder } from './jvm'
import { nodeRecorder } from './node'
import { perf } from './perf'
import { cProfile, dotnetTrace, pySpy, rbspy, sample } from './scripted'

export const RECORDERS: readonly Recorder[] = [
  nodeRecorder,
  asyncProfiler,
  flightRecorder,
  pySpy,
  cProfile,
  rbspy,
  dotnetTrace,
  goServer,
  perf,
  sample,
]
