// `overview`: what is in a profile, how it was read, what was found, and the heaviest functions.

import { formatCount, formatDurationNs, formatValue } from '../../shared/base/quantity'
import { fail, ok } from '../../shared/base/result'
import { subjectAsked } from '../../shared/questions/asked'
import { findings } from '../../shared/questions/findings'
import { info as infoOf, type Info } from '../../shared/questions/info'
import { functionsOf } from '../../shared/questions/selected'
import { table } from '../../shared/questions/table'
import { findingsHeadline } from '../../shared/report/insightsText'
import { sharesOf } from '../../shared/report/sharesOf'
import { toldName, type AnswerList } from '../answer'
import { findingRows } from '../findingRows'
import { functionRow } from '../functionRows'
import { defineTool, PROFILE, recordingOf, SELECT, wordsOf } from '../tool'

/** Enough to decide what to ask next. */
const MOST = 5

export const overview = defineTool({
  name: 'overview',
  title: 'Overview of a profile',
  description:
    'What is in a profile: format, sample types, threads, what was skipped or guessed while reading it, the most important findings and the heaviest functions. Ask this first.',
  input: { profile: PROFILE, select: SELECT },
  async answer(args, context) {
    const found = await recordingOf(args, context)
    if (!found.ok) return found
    const { open, whole, asked, idle } = found.value
    const subject = subjectAsked(open, wordsOf(args.select))
    if (!subject.ok) return fail(subject.error)
    const about = infoOf(whole)
    const info = about.about
    const report = findings(subject.value, null)
    const { sampleType, total, rows } = table(functionsOf(asked), 'self', MOST)
    const duration = info.durationNs === null ? 'duration not in the file' : formatDurationNs(info.durationNs)
    return ok({
      head: [
        `${open.id}: ${toldName(open.name)}, ${info.format}, ${formatCount(info.samples)} samples, ${formatCount(info.stacks)} stacks, ${formatCount(info.functions)} functions, at most ${formatCount(info.maxDepth)} frames deep, ${duration}.`,
        `Weighed by ${toldName(sampleType.name)}: ${sharesOf(total + idle, idle, sampleType.unit)}.`,
        findingsHeadline(report),
      ],
      facts: {
        profile: open.id,
        format: info.format,
        samples: info.samples,
        stacks: info.stacks,
        functions: info.functions,
        max_depth: info.maxDepth,
        duration_ns: info.durationNs,
        sample_type: { name: toldName(sampleType.name), unit: toldName(sampleType.unit) },
        total: total + idle,
        ...(idle === 0 ? {} : { idle }),
      },
      lists: [
        {
          key: 'findings',
          title: 'Findings (the tool findings explains them):',
          rows: findingRows(subject.value.subject.profile, report, 'short').slice(0, MOST),
          more: count => moreText(report.insights.length - count, 'findings; ask findings'),
        },
        {
          key: 'top_functions',
          title: 'Most of its own:',
          rows: rows.map(row => functionRow(row, total, sampleType.unit)),
          more: count => (count < rows.length ? moreText(rows.length - count, 'functions; ask top_functions') : null),
        },
        ...aboutFile(about),
      ],
    })
  },
})

function aboutFile({ about: { sampleTypes, defaultSampleType, notes }, measures, threads: names }: Info): readonly AnswerList[] {
  const threads = names.map(name => ({ text: toldName(name), data: toldName(name) }))
  return [
    {
      key: 'sample_types',
      title: 'Sample types (* is the default):',
      rows: sampleTypes.map(({ name, unit, total }, type) => ({
        text: `${name === defaultSampleType ? '* ' : ''}${toldName(name)}: ${formatValue(total, toldName(unit))} of ${measures[type].title}`,
        data: { name: toldName(name), unit: toldName(unit), total, measure: measures[type].measure },
      })),
      more: count => moreText(sampleTypes.length - count, 'sample types; ask with a larger budget'),
    },
    {
      key: 'notes',
      title: 'Remarks on reading it:',
      rows: notes.map(({ what, count, where }) => ({
        text: `${formatCount(count)} ${toldName(what)}${where === null ? '' : ` (first at ${toldName(where)})`}`,
        data: { what: toldName(what), count, where: where === null ? null : toldName(where) },
      })),
      more: count => moreText(notes.length - count, 'remarks; ask with a larger budget'),
    },
    {
      key: 'threads',
      title: 'Threads:',
      rows: threads.slice(0, 2 * MOST),
      more: count => moreText(threads.length - count, 'threads'),
    },
  ]
}

function moreText(left: number, what: string): string | null {
  return left > 0 ? `${formatCount(left)} more ${what}` : null
}
