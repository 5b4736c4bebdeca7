// Runs tests for Stryker inside its own process: all of a room's bundled once, and evaluated anew for each mutant. Vitest's runner for
// Stryker starts a worker each time, which takes far longer than the tests do.

import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core'
import { commonTokens, declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import { determineHitLimitReached, DryRunStatus, MutantRunStatus, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner'
import { expect } from './expect.mjs'
import * as vitestRunner from '@vitest/runner'
import * as spies from '@vitest/spy'
import { createRequire } from 'node:module'
import { relative, resolve } from 'node:path'
import { mock } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { Script } from 'node:vm'
import { bundledTests } from './bundledTests.mjs'
import { isTimeout, limited, milliseconds } from './limited.mjs'
import { isInSample } from './rooms.mjs'

/** A mutant may wait for what never comes; on a busy machine a test takes many times the processor's time of its own. */
const TEST_TIMEOUT_MS = 10_000
const BUSY_TIMES = 30
/** Of a test without a mutant. */
const FIRST_TIMEOUT_MS = 120_000

/** A test that takes so much longer than without the mutant, and so many times as long, loops. */
const LOOP_MS = 150
const LOOP_TIMES = 5

/** @type {Omit<import('@vitest/runner').VitestRunnerConfig, 'root'>} */
const CONFIG = {
  setupFiles: [],
  name: undefined,
  passWithNoTests: true,
  testNamePattern: undefined,
  allowOnly: false,
  sequence: { seed: 1, hooks: 'stack', setupFiles: 'list' },
  chaiConfig: undefined,
  maxConcurrency: 1,
  testTimeout: TEST_TIMEOUT_MS,
  hookTimeout: TEST_TIMEOUT_MS,
  retry: 0,
  includeTaskLocation: false,
  // Nobody reads how a mutant's result differs, and saying it takes longer than the tests.
  diffOptions: { maxDepth: 1, truncateThreshold: 1 },
  tags: [],
  tagsFilter: undefined,
  strictTags: false,
}

const vi = {
  spyOn: spies.spyOn,
  fn: spies.fn,
  restoreAllMocks: spies.restoreAllMocks,
  useFakeTimers: () => mock.timers.enable({ apis: ['setTimeout'] }),
  useRealTimers: () => mock.timers.reset(),
  async advanceTimersByTimeAsync(ms) {
    await setImmediate()
    mock.timers.tick(ms)
    await setImmediate()
  },
}
const vitest = { ...vitestRunner, expect, vi }
const requireHere = createRequire(import.meta.url)
const required = name => (name === 'vitest' ? vitest : requireHere(name))

/**
 * What went wrong where nobody waits for it, since the tests began; it must not end the process.
 * @type {string | null}
 */
let unhandled = null
for (const event of ['unhandledRejection', 'uncaughtException']) process.on(event, reason => (unhandled ??= String(reason)))

/** Made in the folder that Stryker copied the project to, with the mutants in it. */
function inProcessRunner(options) {
  const stryker = (globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {})
  const { tests: files, only = null, without = null, fixtures = null, oneIn = 1, draw = 0 } = options.inProcess
  if (fixtures !== null) process.env['FIXTURES'] = fixtures
  const isLeftOut = id => (without !== null && new RegExp(without).test(id)) || (only !== null && !new RegExp(only).test(id))
  /** By id: what the test takes of the processor's time, without a mutant. */
  const usualMs = new Map()
  let script

  /**
   * `wanted`: ids of tests, or all. Stops at the first that fails. `begin` is called when the tests are there and none has run.
   * @returns {Promise<import('@stryker-mutator/api/test-runner').DryRunResult>}
   */
  async function run(wanted, limitOf, begin = () => undefined) {
    const tests = []
    unhandled = null
    let failure
    let isOverTime = false
    const importers = script.runInThisContext()(required)
    const runner = {
      config: { ...CONFIG, root: process.cwd(), testTimeout: patienceFor(wanted) },
      importFile: path => importers[relative(process.cwd(), path)](),
      onCollected: begin,
      onBeforeRunTask(test) {
        const id = idOf(test)
        if (failure !== undefined || isLeftOut(id) || wanted?.includes(id) === false) test.mode = 'skip'
      },
      onBeforeTryTask: test => void (stryker.currentTestId = idOf(test)),
      onAfterTryTask: () => void (stryker.currentTestId = undefined),
      async runTask(test) {
        const before = process.cpuUsage()
        try {
          await limited(vitestRunner.getFn(test), limitOf(idOf(test)))
          if (wanted === undefined) usualMs.set(idOf(test), milliseconds(process.cpuUsage(before)))
        } catch (error) {
          isOverTime ||= isTimeout(error)
          throw error
        }
      },
      onAfterRunTask(test) {
        const result = resultOf(test)
        tests.push(result)
        if (result.status === TestStatus.Failed) failure ??= result
      },
    }
    const needed = wanted === undefined ? files : files.filter(file => wanted.some(id => id.startsWith(`${file}#`)))
    const ran = await vitestRunner.startTests(
      needed.map(file => resolve(file)),
      runner,
    )
    if (isOverTime) return { status: DryRunStatus.Timeout }
    // What fails outside of a test: while a file is evaluated, in a hook, or where nobody waits for it.
    const broken = ran.find(({ result }) => result?.state === 'fail')
    const message = broken === undefined ? unhandled : (broken.result?.errors?.[0]?.message ?? 'a hook failed')
    if (message !== null && failure === undefined) {
      tests.push({ id: 'outside', name: 'outside of a test', timeSpentMs: 0, status: TestStatus.Failed, failureMessage: message })
    }
    return { status: DryRunStatus.Complete, tests }
  }

  function patienceFor(wanted) {
    if (wanted === undefined) return FIRST_TIMEOUT_MS
    return wanted.reduce((most, id) => Math.max(most, BUSY_TIMES * (usualMs.get(id) ?? 0)), TEST_TIMEOUT_MS)
  }

  return {
    capabilities: () => ({ reloadEnvironment: true }),
    async init() {
      script = new Script(await bundledTests(files), { filename: 'tests.cjs' })
    },
    async dryRun() {
      stryker.activeMutant = undefined
      stryker.mutantCoverage = undefined
      const result = await run(undefined, () => Infinity)
      return result.status === DryRunStatus.Complete ? { ...result, mutantCoverage: stryker.mutantCoverage } : result
    },
    /** @param {import('@stryker-mutator/api/test-runner').MutantRunOptions} order */
    async mutantRun({ testFilter, activeMutant, hitLimit, mutantActivation, timeout }) {
      if (!isInSample(shownMutant(activeMutant), { oneIn, draw })) return NOT_IN_SAMPLE
      // A process that took the place of another has not seen the tests without a mutant, but Stryker has.
      const allMs = timeout - options.timeoutMS
      const limitOf = id => LOOP_MS + LOOP_TIMES * (usualMs.get(id) ?? allMs)
      Object.assign(stryker, { hitLimit, hitCount: 0, activeMutant: mutantActivation === 'static' ? activeMutant.id : undefined })
      const result = await run(testFilter, limitOf, () => void (stryker.activeMutant = activeMutant.id))
      return toMutantRunResult(determineHitLimitReached(stryker.hitCount, hitLimit) ?? result)
    },
  }
}
/** @type {import('@stryker-mutator/api/test-runner').MutantRunResult} */
const NOT_IN_SAMPLE = { status: MutantRunStatus.Error, errorMessage: 'not in the sample' }
/** @type {[typeof commonTokens.options]} */
const INJECTED = [commonTokens.options]
inProcessRunner.inject = INJECTED

/**
 * With its place as results have it: lines and columns from 1.
 * @param {import('@stryker-mutator/api/core').Mutant} mutant
 */
function shownMutant({ location: { start, end }, ...mutant }) {
  const shown = ({ line, column }) => ({ line: line + 1, column: column + 1 })
  return { ...mutant, location: { start: shown(start), end: shown(end) } }
}

function idOf(test) {
  return `${test.file.name}#${nameOf(test)}`
}

function nameOf({ name, suite }) {
  return suite === undefined || suite === null ? name : `${nameOf(suite)} ${name}`.trim()
}

function resultOf(test) {
  const base = { id: idOf(test), name: nameOf(test), timeSpentMs: test.result?.duration ?? 0, fileName: test.file.filepath }
  if (test.result?.state === 'pass') return { ...base, status: TestStatus.Success }
  if (test.result?.state !== 'fail') return { ...base, status: TestStatus.Skipped }
  return { ...base, status: TestStatus.Failed, failureMessage: test.result.errors?.[0]?.message ?? 'no message' }
}

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'in-process', inProcessRunner)]
