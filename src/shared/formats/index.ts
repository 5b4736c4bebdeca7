// Every format we read, surest signature first; adding one is one file and one line here.

import { folded } from './folded'
import type { Format } from './format'

export const FORMATS: readonly Format[] = [folded]
