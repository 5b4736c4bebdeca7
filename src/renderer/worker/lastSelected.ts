// What is chosen of a profile, kept for the next question about it: most questions about one view of a profile come together.

import type { Selection, TreeChoice } from '../../shared/analysis/selectStacks'
import { selected, type Selected } from '../../shared/questions/selected'
import type { Subject } from '../../shared/questions/subject'

export type LastSelected = {
  /** Its stacks and weights, made anew when anything but the way that a tree is drawn differs from the last time. */
  of(subject: Subject, choice: Selection | TreeChoice): Selected
  /** It has been closed: nothing holds its samples any more. */
  forget(subject: Subject): void
}

export function lastSelected(): LastSelected {
  let last: { readonly subject: Subject; readonly key: string; readonly selected: Selected } | null = null
  return {
    of(subject, choice) {
      const { isInverted: _, order: __, ...selection }: Selection & Partial<TreeChoice> = choice
      const key = JSON.stringify(selection, exactly)
      if (last === null || last.subject !== subject || last.key !== key) last = { subject, key, selected: selected(subject, selection) }
      return last.selected
    },
    forget(subject) {
      if (last?.subject === subject) last = null
    },
  }
}

/** JSON writes null for an open end of a stretch of time. */
function exactly(_: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
}
