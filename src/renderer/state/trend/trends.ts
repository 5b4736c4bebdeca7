// The window's trend: what was read, what is asked of it, and what a click on one of its points opens.

import { host } from '../../host/host'
import { analyst } from '../../worker/analyst'
import { openBaselineRuns, openFile } from '../opening/opening'
import { useSession } from '../session'
import { showTab } from '../view'
import { createTrends } from './createTrends'

export const trends = createTrends({
  host,
  analyst,
  openFile,
  compare: openBaselineRuns,
  shown: showComparison,
  shownAlone: () => showTab('flame'),
})

/** What was failed or superseded stays where the person is. */
function showComparison(): void {
  if (useSession.getState().sides !== null) showTab('flame')
}
