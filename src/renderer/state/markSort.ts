// What the table of measures is sorted by.

export type MarkColumn = 'name' | 'track' | 'count' | 'total' | 'mean' | 'p95' | 'inside'

export type MarkSort = { readonly by: MarkColumn; readonly isDescending: boolean }
