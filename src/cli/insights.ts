// `flamewise insights`: what is wrong with a profile, and what to do about it.

import { readFile } from 'node:fs/promises'
import { stackView } from '../shared/analysis/stackView'
import { changeInsights, differenceReport } from '../shared/diff/changeInsights'
import { findInsights, KNOWN_RULES } from '../shared/insights/findInsights'
import type { InsightReport } from '../shared/insights/insight'
import { NO_CHANGES, parseRuleSettings, type RuleSettings } from '../shared/insights/settings'
import { isComparison } from '../shared/formats/comparedTypes'
import { isBareDifference } from '../shared/formats/savedSides'
import type { Profile } from '../shared/profile/profile'
import { insightsJson } from '../shared/report/insightsJson'
import { insightLines } from '../shared/report/insightsText'
import { example, UsageError, type Command } from './command'
import { readChanges, savedChanges, type ReadChanges } from './comparison'
import { chosenSampleType, readInput } from './input'
import { printJson, printLines } from './output'

type Options = { readonly base?: string; readonly rules?: string; readonly sampleType?: string; readonly json?: true; readonly why?: true }

/** Wider lines are hard to read, whatever the terminal can show. */
const MAX_COLUMNS = 110
/** What a pipe is taken for. */
const DEFAULT_COLUMNS = 100

export const insights: Command = program => {
  program
    .command('insights')
    .summary('say what is wrong and what to do')
    .description('Prints the findings, most important first: what takes the time, how sure that is, and what to try.')
    .argument('<file>', 'a profile in any format; - reads standard input')
    .option('--base <file>', 'a baseline: the findings are then about what changed')
    .option('--rules <file>', 'thresholds, names of your own and rules switched off, as JSON (docs/findings.md)')
    .option('--sample-type <name>', "one of the sample types that 'flamewise info' lists")
    .option('--why', 'print the measures behind each finding')
    .option('--json', 'print JSON')
    .addHelpText('after', example('flamewise insights cpu.pprof --rules flamewise-rules.json'))
    .action(async (file: string, { base, rules, sampleType, json, why }: Options) => {
      const settings = rules === undefined ? NO_CHANGES : await readRules(rules)
      const { profile, report } =
        base === undefined ? await findingsOf(file, sampleType, settings) : await changeFindings(file, base, sampleType)
      const columns = Math.min(process.stdout.columns ?? DEFAULT_COLUMNS, MAX_COLUMNS)
      if (json === true) printJson(insightsJson(profile, report))
      else printLines(insightLines(report, { columns, showsWhy: why === true }))
    })
}

type Findings = { readonly profile: Profile; readonly report: InsightReport }

async function findingsOf(file: string, sampleType: string | undefined, rules: RuleSettings): Promise<Findings> {
  const profile = await readInput(file)
  const saved = holdsType(profile, sampleType) ? null : savedChanges(profile, file, sampleType)
  if (saved !== null) return findingsOn(saved)
  const type = chosenSampleType(profile, file, sampleType, null)
  if (isBareDifference(profile)) return { profile, report: differenceReport(profile.meta.sampleTypes[type].unit) }
  return { profile, report: findInsights(profile, stackView(profile, type), type, { rules }) }
}

async function changeFindings(file: string, base: string, sampleType: string | undefined): Promise<Findings> {
  return findingsOn(await readChanges({ base: [base], current: [file] }, sampleType))
}

function findingsOn({ changes }: ReadChanges): Findings {
  return { profile: changes.comparison.union, report: changeInsights(changes) }
}

/** Of a file that holds both sides in columns, one was asked for by its name. */
function holdsType({ meta }: Profile, sampleType: string | undefined): boolean {
  return isComparison(meta) && meta.sampleTypes.some(({ name }) => name === sampleType)
}

async function readRules(file: string): Promise<RuleSettings> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UsageError(`${file}: cannot be read (${error instanceof Error ? error.message : String(error)})`)
  })
  const settings = parseRuleSettings(text, KNOWN_RULES)
  if (settings.ok) return settings.value
  throw new UsageError(`${file}: ${settings.error}`)
}
