// Every format we read, surest signature first; adding one is one file and one line here.

import { asyncProfilerHtml } from './asyncProfilerHtml'
import { callgrind } from './callgrind'
import { chromeTrace } from './chromeTrace'
import { cpuprofile } from './cpuprofile'
import { heapProfile } from './heapProfile'
import { firefox } from './firefox'
import { flamegraphSvg } from './flamegraphSvg'
import { folded } from './folded'
import type { Format } from './format'
import { jfr } from './jfr'
import { jfrPrintJson } from './jfrPrintJson'
import { jfrPrintText } from './jfrPrintText'
import { perfData, perfReport } from './perfFiles'
import { perfScript } from './perfScript'
import { openTelemetry, pprof, pprofCpu, pprofText } from './pprof'
import { pstats } from './pstats'
import { pyroscope } from './pyroscope'
import { recognised } from './recognised'
import { speedscope } from './speedscope'
import { stackprof } from './stackprof'
import { v8Log } from './v8Log'

export const FORMATS: readonly Format[] = [
  jfr,
  recognised,
  pprof,
  pprofCpu,
  pprofText,
  openTelemetry,
  pstats,
  cpuprofile,
  heapProfile,
  speedscope,
  chromeTrace,
  firefox,
  stackprof,
  pyroscope,
  v8Log,
  jfrPrintJson,
  asyncProfilerHtml,
  callgrind,
  flamegraphSvg,
  jfrPrintText,
  perfData,
  perfReport,
  perfScript,
  folded,
]
