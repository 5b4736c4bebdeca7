// The window's benchmarks: results that were opened, what they are compared with, and the profiles that belong to them.

import { host } from '../../host/host'
import { analyst } from '../../worker/analyst'
import { openBaselineRuns, openFile } from '../opening/opening'
import { useSession } from '../session'
import { showTab } from '../view'
import { createBenches } from './createBenches'

export const benches = createBenches({ host, analyst, openFile, compare: openBaselineRuns, shown: showProfile })

/** What failed leaves the person where they are. */
function showProfile(): void {
  if (useSession.getState().opening.kind === 'idle') showTab('flame')
}
