// Every source, the more special ones first; adding one is one file and one line here.

import type { ProfileSource } from '../../shared/host/profileSource'
import { http } from './http'
import { inspector } from './inspector'
import { parca } from './parca'
import { pprofHttp } from './pprofHttp'
import { pyroscope } from './pyroscope'

export const SOURCES: readonly ProfileSource[] = [inspector, pyroscope, parca, pprofHttp, http]
