// What the table of functions is sorted by in a comparison.

export type SideColumn = 'name' | `${'self' | 'total'}-${'baseline' | 'current' | 'change' | 'times'}`

export type SideSort = { readonly by: SideColumn; readonly isDescending: boolean }

/** What grew most by its own code: the question that a comparison is made for. */
export const FIRST_SIDE_SORT: SideSort = { by: 'self-change', isDescending: true }
