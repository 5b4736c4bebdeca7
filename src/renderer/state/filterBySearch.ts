// The search as a filter: only stacks that have what is searched for, or its frames folded away. The box is then free again.

import { takeStep } from './steps'
import { clearSearch, useView } from './view'

export async function filterBySearch(kind: 'keep-matching' | 'merge-matching'): Promise<void> {
  const { query } = useView.getState()
  if (query.text !== '' && (await takeStep({ kind, query }))) clearSearch()
}
