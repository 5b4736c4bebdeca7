// The window's trend: what was read, what is asked of it, and what a click on one of its points opens.

import { host } from '../../host/host'
import { analyst } from '../../worker/analyst'
import { openBaselineRuns, openFile } from '../opening/opening'
import { useSession } from '../session'
import { showTab } from '../view'
import { createTrends } from './createTrends'
import { saveFile } from '../saveFile'

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

/** As an SVG file, saved as every other export is. What to tell the person; null where they cancelled. */
export async function saveTrendReport(name: string): Promise<string | null> {
  const svg = await trends.report()
  if (svg === null) return 'The trend could not be drawn'
  const saved = await saveFile(`${name.replace(/[^\w.-]+/g, '-')}.trend.svg`, svg, 'image/svg+xml')
  if (saved.kind === 'cancelled') return null
  return saved.kind === 'saved' ? saved.where : saved.message
}
