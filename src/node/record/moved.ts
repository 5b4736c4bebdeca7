// A profiler's file becomes the recording: whole, or not at all.

import { existsSync, renameSync, statSync } from 'node:fs'
import { fail, ok, type Result } from '../../shared/base/result'

/** Fails with `otherwise` where the profiler wrote nothing. */
export function moved(draft: string, output: string, otherwise: string): Result<null, string> {
  if (!existsSync(draft) || statSync(draft).size === 0) return fail(otherwise)
  renameSync(draft, output)
  return ok(null)
}
