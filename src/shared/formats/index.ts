// Every format we read, surest signature first; adding one is one file and one line here.

import { callgrind } from './callgrind'
import { chromeTrace } from './chromeTrace'
import { cpuprofile } from './cpuprofile'
import { heapProfile } from './heapProfile'
import { folded } from './folded'
import type { Format } from './format'
import { jfr } from './jfr'
import { perfData, perfReport } from './perfFiles'
import { perfScript } from './perfScript'
import { pprof, pprofCpu, pprofText } from './pprof'
import { pstats } from './pstats'
import { speedscope } from './speedscope'

export const FORMATS: readonly Format[] = [
  jfr,
  pprof,
  pprofCpu,
  pprofText,
  pstats,
  cpuprofile,
  heapProfile,
  speedscope,
  chromeTrace,
  callgrind,
  perfData,
  perfReport,
  perfScript,
  folded,
]
