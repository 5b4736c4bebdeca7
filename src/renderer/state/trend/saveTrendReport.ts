// The trend as an SVG file, saved as every other export is.

import { saveFile } from '../export/saveFile'
import { trends } from './trends'

/** What to tell the person; null where they cancelled. */
export async function saveTrendReport(name: string): Promise<string | null> {
  const svg = await trends.report()
  if (svg === null) return 'The trend could not be drawn'
  const saved = await saveFile(`${name.replace(/[^\w.-]+/g, '-')}.trend.svg`, svg, 'image/svg+xml')
  if (saved.kind === 'cancelled') return null
  return saved.kind === 'saved' ? saved.where : saved.message
}
