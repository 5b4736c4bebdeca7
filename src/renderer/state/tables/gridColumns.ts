// What a table's column is, and which of them a person sees in which order: the same on screen and in what is copied and saved.

import type { TableForm, TableText, TextColumn } from '../../../shared/report/textTable'
import { tableText } from '../../../shared/report/textTable'
import type { TableColumns } from '../preferences'

export type GridColumn<Id extends string> = {
  readonly id: Id
  readonly title: string
  /** What is in it, where the title does not say it all. */
  readonly about?: string
  readonly widthPx: number
  readonly isNumber: boolean
  /** What a first click sorts by; null where nobody sorts by it. */
  readonly sortsDescendingFirst: boolean | null
  /** It takes of the room that is left, as the column of names does. */
  readonly grows?: boolean
}

export type GridSort<Id extends string> = { readonly by: Id; readonly isDescending: boolean }

/** All of them in the chosen order; those that the choice does not know stand at the end. */
export function orderedBy<C extends { readonly id: string }>(columns: readonly C[], chosen: TableColumns | undefined): readonly C[] {
  const known = (chosen?.order ?? []).flatMap(id => columns.find(column => column.id === id) ?? [])
  return [...known, ...columns.filter(column => !known.includes(column))]
}

export function shownOf<C extends { readonly id: string }>(columns: readonly C[], chosen: TableColumns | undefined): readonly C[] {
  return orderedBy(columns, chosen).filter(({ id }) => chosen?.hidden.includes(id) !== true)
}

/** A column of a text: one on screen may be two for a program. Words are for people, plain numbers for programs. */
export type WrittenColumn = TextColumn & {
  /** Of numbers, where they are plain. */
  readonly plainTitle?: string
  readonly word: (row: number) => string
  readonly plain: (row: number) => string
}

/** `rows` in the order on screen; of many, Markdown has the first `maxRows`. */
export function writtenTable(columns: readonly WrittenColumn[], rows: readonly number[], form: TableForm, maxRows: number): TableText {
  const shown = rows.slice(0, maxRows)
  const isWorded = form === 'markdown'
  const text = tableText(
    form,
    columns.map(({ title, plainTitle = title, kind }) => ({ title: isWorded ? title : plainTitle, kind })),
    shown.map(row => columns.map(({ word, plain }) => (isWorded ? word(row) : plain(row)))),
    rows.length - shown.length,
  )
  return { text, rowCount: rows.length, shownRows: shown.length }
}
