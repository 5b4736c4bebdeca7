// The arguments of tools that answer with a tree.

import { z } from 'zod'

/** Deeper is asked for from where it gets interesting. */
const DEFAULT_DEPTH = 8
/** Below it, what is left out is seldom missed. */
const DEFAULT_MIN_SHARE = 0.01

export const DEPTH = z.number().int().min(1).default(DEFAULT_DEPTH).describe('most levels below the first; a chain on one line is one')
export const MIN_SHARE = z.number().min(0).max(1).default(DEFAULT_MIN_SHARE).describe('smallest share of the total, 0 to 1')
export const FILE = z.string().optional().describe('end of its source file, where several functions have the name')
