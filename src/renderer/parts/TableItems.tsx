// What can be done with a whole table: the items that every table's menu ends with.

import { ActionItem } from './ActionItem'

export function TableItems() {
  return (
    <>
      <ActionItem id="copy-rows-markdown">Copy table as Markdown</ActionItem>
      <ActionItem id="copy-rows">Copy table for a spreadsheet</ActionItem>
      <ActionItem id="export-csv">Save table as CSV</ActionItem>
    </>
  )
}
