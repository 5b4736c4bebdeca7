// What the GitHub action runs: compares, writes the report and the comment, and ends with 1 when `fail-above` is crossed.

import { spawnSync } from 'node:child_process'
import { appendFileSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { putComment } from './comment.mjs'
import { filesNamed } from './files.mjs'

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
/** As the command line has it. */
const EXIT_REGRESSED = 1

const env = process.env
const input = name => (env[`FLAMEWISE_${name}`] ?? '').trim()

try {
  process.exitCode = await main()
} catch (error) {
  console.log(`::error title=Flamewise::${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 2
}

async function main() {
  const sides = ['--base', ...filesNamed(input('BASE'), process.cwd()), '--current', ...filesNamed(input('CURRENT'), process.cwd())]
  const typeOption = input('SAMPLE_TYPE') === '' ? [] : ['--sample-type', input('SAMPLE_TYPE')]
  const gate = input('FAIL_ABOVE') === '' ? [] : ['--fail-above', input('FAIL_ABOVE')]
  const compared = flamewise('diff', ...sides, ...typeOption, ...gate, '--markdown')
  if (compared.status !== 0 && compared.status !== EXIT_REGRESSED) throw new Error(compared.errors)
  const isRegressed = compared.status === EXIT_REGRESSED
  const verdict = isRegressed ? `**Got slower by more than ${input('FAIL_ABOVE')}.** ${compared.errors}\n\n` : ''
  const markdown = verdict + compared.output
  const svg = report(typeOption)
  if (env['GITHUB_STEP_SUMMARY'] !== undefined) appendFileSync(env['GITHUB_STEP_SUMMARY'], `${markdown}\n`)
  tell({ verdict: isRegressed ? 'regressed' : 'passed', markdown, svg })
  if (input('COMMENT') === 'true' && input('PULL_REQUEST') !== '') await comment(markdown)
  if (isRegressed) console.log(`::error title=Flamewise::${compared.errors}`)
  return isRegressed ? EXIT_REGRESSED : 0
}

/** The report shows the first run of each side. */
function report(typeOption) {
  const output = input('REPORT')
  if (output === '') return ''
  const [base] = filesNamed(input('BASE'), process.cwd())
  const [current] = filesNamed(input('CURRENT'), process.cwd())
  const { status, errors } = flamewise('report', current, '--base', base, ...typeOption, '--output', output)
  if (status !== 0) throw new Error(errors)
  return output
}

/** A comment that can't be written (a fork's token may not) is no reason to fail a change. */
async function comment(markdown) {
  try {
    await putComment(markdown, {
      api: env['GITHUB_API_URL'] ?? 'https://api.github.com',
      repository: env['GITHUB_REPOSITORY'] ?? '',
      pullRequest: input('PULL_REQUEST'),
      token: input('TOKEN'),
    })
  } catch (error) {
    console.log(`::warning title=Flamewise::The comment was not written: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** The package of the action's own version, or the built program that FLAMEWISE_CLI names. */
function flamewise(...args) {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  const built = input('CLI')
  const [command, ...first] = built === '' ? ['npx', '--yes', `flamewise@${version}`] : [process.execPath, built]
  const { status, stdout, stderr, error } = spawnSync(command, [...first, ...args], {
    encoding: 'utf8',
    shell: built === '' && process.platform === 'win32',
  })
  if (error !== undefined) throw error
  return { status, output: stdout.trim(), errors: stderr.trim() }
}

/** Several lines are an output's value between two lines that cannot stand in it. */
function tell(outputs) {
  if (env['GITHUB_OUTPUT'] === undefined) return
  const limit = `end-${process.pid}-${Date.now()}`
  for (const [name, value] of Object.entries(outputs)) appendFileSync(env['GITHUB_OUTPUT'], `${name}<<${limit}\n${value}\n${limit}\n`)
}
