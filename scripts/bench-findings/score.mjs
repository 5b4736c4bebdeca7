// Compares what was said with what was planted, and adds up.

/** Quality notes of `low` and remarks are no claims about code. */
const isClaim = ({ severity }) => severity !== 'low'

function says(insight, expected, dress, accept = []) {
  if (insight.rule !== expected.rule && !accept.includes(insight.rule)) return false
  if (expected.raw !== undefined) return insight.functionName.includes(stem(expected.raw))
  return expected.name === undefined || insight.functionName.includes(dress.base(expected.name))
}

/** Without the line, hash or mark that the profiler adds. */
function stem(raw) {
  return raw
    .replace(/_\[[kji]\]$/, '')
    .replace(/::h[0-9a-f]{16}$/, '')
    .replace(/ (?:\(|- ).*:\d+\)?$/, '')
}

export function scores() {
  const sums = { cases: 0, firstRight: 0, expected: 0, found: 0, claims: 0, rightClaims: 0, balanced: 0, alarms: 0 }
  const confusion = new Map()
  const wrong = []

  function add(plant, dress, insights, label) {
    const claims = insights.filter(isClaim)
    const accept = plant.accept ?? []
    if (label === 'balanced') {
      sums.balanced++
      if (claims.length > 0) sums.alarms++
    } else if (plant.expect.length > 0) {
      sums.cases++
      const first = insights.find(insight => insight.severity !== 'low' || insights.every(other => other.severity === 'low'))
      if (first !== undefined && says(first, plant.expect[0], dress, accept)) sums.firstRight++
      sums.expected += plant.expect.length
      sums.found += plant.expect.filter(expected => claims.some(claim => says(claim, expected, dress, accept))).length
    }
    const allowed = [...plant.expect, ...(plant.allow ?? [])]
    const right = claims.filter(claim => allowed.some(expected => says(claim, expected, dress, accept)))
    sums.claims += claims.length
    sums.rightClaims += right.length
    count(plant, label, claims)
    const isWrong =
      right.length < claims.length || plant.expect.some(expected => !claims.some(claim => says(claim, expected, dress, accept)))
    if (isWrong)
      wrong.push({
        label,
        dress: dress.id,
        expect: plant.expect,
        claims: claims.map(({ rule, functionName, weight, severity }) => [
          rule,
          functionName,
          Number((weight?.share ?? 0).toFixed(3)),
          severity,
        ]),
      })
  }

  function count(plant, label, claims) {
    const planted = plant.expect[0]?.rule ?? (label === 'balanced' ? 'balanced' : 'near miss, nothing')
    const said = claims[0]?.rule ?? 'nothing'
    const row = confusion.get(planted) ?? new Map()
    row.set(said, (row.get(said) ?? 0) + 1)
    confusion.set(planted, row)
  }

  return { add, sums, confusion, wrong }
}

/** Of each kind: how often what was planted came first, was found at all, and what else was claimed. */
export function tallies() {
  const rows = new Map()
  const wrong = []
  const rightly = (expected, { rule, functionName }) => {
    if (expected === null || !(expected.rules ?? [expected.rule]).includes(rule)) return false
    if (expected.by !== undefined) return new RegExp(expected.by).test(functionName)
    return functionName.includes(expected.name)
  }

  /** `isCrossed`: a gate would have failed; only a regression may cross it. */
  function add(kind, expected, insights, isCrossed = false) {
    const row = rows.get(kind) ?? { cases: 0, firstRight: 0, found: 0, claims: 0, rightClaims: 0, empty: 0, alarms: 0, crossed: 0 }
    rows.set(kind, row)
    const claims = insights.filter(insight => isClaim(insight) && insight.kind !== 'quality' && insight.kind !== 'note')
    const right = claims.filter(claim => rightly(expected, claim))
    if (expected === null) {
      row.empty++
      if (claims.length > 0) row.alarms++
    } else {
      row.cases++
      if (claims.length > 0 && rightly(expected, claims[0])) row.firstRight++
      if (right.length > 0) row.found++
    }
    row.claims += claims.length
    row.rightClaims += right.length
    const mayCross = expected?.rules?.some(rule => rule === 'regressed' || rule === 'new') ?? false
    if (isCrossed && !mayCross) row.crossed++
    if (right.length < claims.length || (expected !== null && right.length === 0) || (isCrossed && !mayCross))
      wrong.push({ kind, expected, claims: claims.map(({ rule, functionName, weight }) => [rule, functionName, weight?.share]), isCrossed })
  }

  return { add, rows, wrong }
}
