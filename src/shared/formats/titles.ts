// What is said of the registry where people ask what can be opened: made from it, so that it cannot lie.

import { FORMATS } from './index'

/** Formats that are recognised to be refused with a word are no formats that are read. */
export function readableTitles(): readonly string[] {
  const titles = FORMATS.filter(format => format.isRefused !== true).map(({ title }) => title)
  return [...new Set(titles)].sort((a, b) => a.localeCompare(b, 'en', { sensitivity: 'base' }))
}
