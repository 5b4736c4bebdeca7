// Every tool, in the order in which a client is told of them; adding one is one file and one line here.

import type { Tool } from '../tool'
import { callers } from './callers'
import { callTree } from './callTree'
import { compare } from './compare'
import { findings } from './findings'
import { openProfile } from './openProfile'
import { overview } from './overview'
import { report } from './report'
import { sourceLines } from './sourceLines'
import { topFunctions } from './topFunctions'

export const TOOLS: readonly Tool[] = [openProfile, overview, findings, topFunctions, callTree, callers, sourceLines, compare, report]
