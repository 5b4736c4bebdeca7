// `flamewise insights`: what is wrong with a profile, and what to do about it.

import { readFile } from 'node:fs/promises'
import type { Measure } from '../shared/analysis/measure'
import type { RuleSettings } from '../shared/insights/settings'
import { whole } from '../shared/questions/asked'
import { findings, ruleSettings } from '../shared/questions/findings'
import { insightsJson } from '../shared/report/insightsJson'
import { insightLines } from '../shared/report/insightsText'
import { example, UsageError, type Command } from './command'
import { printJson, printLines } from './output'
import { readCompared, readSubject } from './subject'
import { measureOption } from './values'
import { withSelection, wordsOf, type SelectionOptions } from './selection'

type Options = SelectionOptions & {
  readonly base?: string
  readonly rules?: string
  readonly measure?: Measure
  readonly json?: true
  readonly why?: true
}

/** Wider lines are hard to read, whatever the terminal can show. */
const MAX_COLUMNS = 110
/** What a pipe is taken for. */
const DEFAULT_COLUMNS = 100

export const insights: Command = program => {
  withSelection(program.command('insights'))
    .summary('say what is wrong and what to do')
    .description('Prints the findings, most important first: what takes the time, how sure that is, and what to try.')
    .argument('<file>', 'a profile in any format; - reads standard input')
    .option('--base <file>', 'a baseline: the findings are then about what changed')
    .option('--rules <file>', 'thresholds, names of your own and rules switched off, as JSON (docs/findings.md)')
    .addOption(measureOption())
    .option('--why', 'print the measures behind each finding')
    .option('--json', 'print JSON')
    .addHelpText('after', example('flamewise insights cpu.pprof --rules flamewise-rules.json'))
    .action(async (file: string, { base, rules, measure, json, why, ...options }: Options) => {
      const settings = rules === undefined ? null : await readRules(rules)
      const words = wordsOf(options)
      const asked =
        base === undefined
          ? await readSubject(file, words)
          : whole(await readCompared({ base: [base], current: [file] }, words, { measure: measure ?? null }))
      const report = findings(asked, settings, measure ?? null)
      const columns = Math.min(process.stdout.columns ?? DEFAULT_COLUMNS, MAX_COLUMNS)
      if (json === true) printJson(insightsJson(asked.subject.profile, report))
      else printLines(insightLines(report, { columns, showsWhy: why === true }))
    })
}

async function readRules(file: string): Promise<RuleSettings> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UsageError(`${file}: cannot be read (${error instanceof Error ? error.message : String(error)})`)
  })
  const settings = ruleSettings(text)
  if (settings.ok) return settings.value
  throw new UsageError(`${file}: ${settings.error}`)
}
