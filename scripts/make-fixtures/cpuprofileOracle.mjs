// What Chrome DevTools makes of a .cpuprofile. Its model is not part of this project; CPUPROFILE_MODEL names a module
// that exports DevTools' CPUProfileDataModel (front_end/models/cpu_profile) on the machine of whoever records.

/**
 * What is in the file, counted with no other rule than its own lists.
 * @param {Uint8Array} bytes
 */
export function cpuprofileFigures(bytes) {
  const { nodes, samples, timeDeltas, startTime, endTime } = parse(bytes)
  return {
    nodes: nodes.length,
    samples: samples.length,
    hitCounts: sum(nodes.map(node => node.hitCount)),
    durationUs: endTime - startTime,
    deltasUs: sum(timeDeltas),
    negativeDeltas: timeDeltas.filter(delta => delta < 0).length,
  }
}

/**
 * The self time of each function: garbage collection on top of what it interrupted, and `(program)` left as it was sampled.
 * @param {Uint8Array} bytes
 */
export async function devtoolsSelfTimes(bytes) {
  const module = process.env.CPUPROFILE_MODEL
  if (module === undefined) return {}
  const { CPUProfileDataModel } = await import(module)
  // DevTools also replaces a lone (program) between two samples of one stack; here that is offered, and off.
  CPUProfileDataModel.prototype.fixMissingSamples = () => undefined
  /** @type {Map<string, { name: string, url: string, line: number, column: number, selfMs: number }>} */
  const functions = new Map()
  new CPUProfileDataModel(parse(bytes)).forEachFrame(
    () => undefined,
    (
      /** @type {number} */ _depth,
      /** @type {{ callFrame: CallFrame }} */ { callFrame },
      /** @type {number} */ _sample,
      /** @type {number} */ _start,
      /** @type {number} */ _durationMs,
      /** @type {number} */ selfMs,
    ) => {
      const { functionName: name, url, lineNumber: line, columnNumber: column } = callFrame
      const key = `${name} ${url} ${line} ${column}`
      const known = functions.get(key) ?? { name, url, line, column, selfMs: 0 }
      functions.set(key, { ...known, selfMs: known.selfMs + selfMs })
    },
  )
  const rows = [...functions.values()].sort((a, b) => b.selfMs - a.selfMs)
  const exact = rows.map(({ selfMs, ...row }) => ({ ...row, selfUs: Math.round(selfMs * 1000) })).filter(row => row.selfUs > 0)
  return { oracleFile: { extension: 'oracle.json', text: `${JSON.stringify({ functions: exact }).replaceAll('},{', '},\n{')}\n` } }
}

/** @typedef {{ readonly functionName: string, readonly url: string, readonly lineNumber: number, readonly columnNumber: number }} CallFrame */

/**
 * @param {Uint8Array} bytes
 * @returns {{ nodes: { hitCount: number }[], samples: number[], timeDeltas: number[], startTime: number, endTime: number }}
 */
function parse(bytes) {
  return JSON.parse(Buffer.from(bytes).toString('utf8'))
}

/** @param {readonly number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0)
}
