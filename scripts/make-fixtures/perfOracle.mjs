// What FlameGraph's stackcollapse-perf.pl makes of the output of `perf script`. It is not part of this project;
// STACKCOLLAPSE_PERF names it on the machine of whoever records.
import { run } from './tools.mjs'

/**
 * @param {Buffer} text
 * @param {number} events as many as perf counts in the recording
 * @param {string} [cannot] why the collapser's answer is not right for this file, so that it is not kept
 */
export function collapsed(text, events, cannot) {
  const figures = { tool: 'stackcollapse-perf.pl', events }
  const script = process.env.STACKCOLLAPSE_PERF
  if (cannot !== undefined) return { oracle: { ...figures, cannot } }
  if (script === undefined) return { oracle: figures }
  const folded = run(`perl ${script} 2>/dev/null`, { input: text }).toString()
  const lines = folded.split('\n').filter(line => line !== '')
  const sum = lines.reduce((total, line) => total + Number(line.slice(line.lastIndexOf(' ') + 1)), 0)
  return { oracle: { ...figures, stacks: lines.length, sum }, oracleFile: { extension: 'oracle.folded', text: folded } }
}
