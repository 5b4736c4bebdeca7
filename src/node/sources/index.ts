// Every source, the more special ones first; adding one is one file and one line here.

import type { ProfileSource } from '../../shared/host/profileSource'
import { http } from './http'

export const SOURCES: readonly ProfileSource[] = [http]
