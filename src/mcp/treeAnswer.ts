// A call tree as an answer: what it is of, its rows, and what was left out for being light, deep or too much.

import type { CallTree } from '../shared/analysis/callTree'
import { formatCount, formatShare } from '../shared/base/quantity'
import { sharesOf } from '../shared/report/sharesOf'
import { toldName, type Answer } from './answer'
import type { Recording } from './tool'
import { treeRows, type TreeOrder } from './treeRows'

export type TreeQuestion = Pick<TreeOrder, 'kind' | 'depth' | 'minShare'> & { readonly about: string }

export function treeAnswer({ open, asked, idle }: Recording, tree: CallTree, { about, ...question }: TreeQuestion): Answer {
  const { subject, selection } = asked
  const type = subject.profile.meta.sampleTypes[selection.sampleType]
  const [name, unit] = [toldName(type?.name ?? ''), toldName(type?.unit ?? '')]
  const { totalValue } = asked.weights()
  const { rows, tooDeep, tooLight } = treeRows(subject.profile, tree, { ...question, totalValue, unit })
  return {
    head: [`${about}; ${open.id}, ${name}: ${sharesOf(totalValue + idle, idle, unit)}.`],
    facts: {
      profile: open.id,
      sample_type: { name, unit },
      total: totalValue + idle,
      ...(idle === 0 ? {} : { idle }),
      depth: question.depth,
      min_share: question.minShare,
    },
    lists: [
      {
        key: 'rows',
        title: '',
        rows,
        more: shown => {
          const parts = [
            ...(shown < rows.length ? [`${formatCount(rows.length - shown)} rows; ask with a larger budget or from a function`] : []),
            ...(tooDeep > 0 ? [`${formatCount(tooDeep)} calls below level ${question.depth}; ask with a larger depth`] : []),
            ...(tooLight > 0
              ? [`${formatCount(tooLight)} calls under ${formatShare(question.minShare)}; ask with a smaller min_share`]
              : []),
          ]
          return parts.length === 0 ? null : parts.join('. ')
        },
      },
    ],
  }
}
