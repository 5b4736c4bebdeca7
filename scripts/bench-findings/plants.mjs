// Every kind of case: what is planted in which dress, and what must, may and must not be said of it.

import { LIBRARIES } from './libraries.mjs'
import { NEAR_MISSES, SHAPES } from './shapes.mjs'

/** A known cost, called from one to six places of the program. */
export function libraryPlant(random, name, dress) {
  const known = LIBRARIES[dress.id]
  const [rule, stacks, at = null, accept = []] = random.pick(known)
  const share = random.between(0.16, 0.55)
  const callers = random.whole(1, 6)
  const spread = random.parts(callers, 6)
  const parts = random.parts(stacks.length, 4)
  const planted = spread.flatMap(width => {
    const chain = Array.from({ length: random.whole(1, 4) }, () => name())
    return stacks.map((frames, i) => [[...chain, ...frames], share * width * parts[i]])
  })
  const [first] = stacks[0]
  const subject = at ?? (typeof first === 'string' ? first.slice(1) : first.functionName)
  return { share, stacks: planted, expect: [{ rule, raw: subject }], accept }
}

/** One query a row. */
export function repeatedQueryPlant(random, name, dress) {
  const frames = {
    'py-spy': ['=<listcomp> (shop/views.py:31)', 'X', '=execute (sqlalchemy/engine/base.py:1286)'],
    go: null,
    cpuprofile: ['=Array.map', 'X', { functionName: 'query', url: 'file:///srv/shop/lib/database.js', lineNumber: 12 }],
    'async-profiler': ['=org/hibernate/proxy/AbstractLazyInitializer.initialize_[j]', '=org/hibernate/loader/Loader.doQuery_[j]'],
    rbspy: ['=each - /usr/lib/ruby/array.rb:7', 'X', '=exec_query - /srv/shop/gems/activerecord-7.0/lib/active_record/adapter.rb:14'],
  }[dress.id]
  if (frames === null || frames === undefined) return null
  const share = random.between(0.2, 0.55)
  const stack = frames.map(frame => (frame === 'X' ? name() : frame))
  const query = dress.id === 'async-profiler' ? stack[0] : stack[stack.length - 1]
  const subject = typeof query === 'string' ? query.slice(1) : query.functionName
  return { share, stacks: [[[name(), name(), ...stack], share]], expect: [{ rule: 'n-plus-one', raw: subject }] }
}

/** `process_order` → `calculate_tax` → `database.query`, as each runtime spells it. */
export function guidePlant(random, name, dress) {
  const query = {
    plain: '=database.query',
    go: '=example.com/shop/database.(*DB).Query',
    'py-spy': '=query (shop/database.py:88)',
    perf: '=database_query',
    'async-profiler': '=com/shop/Database.query_[j]',
    jfr: '=com.shop.Database.query',
    cpuprofile: { functionName: 'query', url: 'file:///srv/shop/lib/database.js', lineNumber: 12 },
    rbspy: '=query - /srv/shop/app/database.rb:41',
    dotnet: '=Shop!Shop.Data.Database.Query(class System.String)',
    rust: '=shop::database::query::h0123456789abcdef',
  }[dress.id]
  const share = random.between(0.35, 0.65)
  const driver = random.chance(0.5) ? ['=recv'] : []
  const tax = ['process_order', 'calculate_tax']
  return {
    share: share + 0.04,
    stacks: [
      [[...tax, query, ...driver], share],
      [tax, 0.015],
      [['process_order', name()], 0.025],
    ],
    expect: [{ rule: 'database', raw: typeof query === 'string' ? query.slice(1) : query.functionName }],
    inherits: 'calculate_tax',
  }
}

/** Doubts about the profile itself. The rule alone is asked for: its subject is the profile. */
export const QUALITY = {
  'missing-symbols'(random, name, dress) {
    if (dress.id !== 'perf') return null
    const share = random.between(0.2, 0.6)
    const stacks = random.parts(12, 6).map(part => [[name(), name(), '=[unknown]'], part * share])
    return { share, stacks, expect: [{ rule: 'missing-symbols' }] }
  },
  'broken-stacks'(random, name, dress) {
    if (dress.id !== 'perf' && dress.id !== 'plain') return null
    const share = random.between(0.2, 0.4)
    const [lost, ...tops] = Array.from({ length: 15 }, () => name())
    const whole = tops.map(top => [[name(), lost, top], 0.003])
    const cut = random.parts(tops.length, 6).map((part, i) => [[{ isRoot: true }, lost, tops[i]], part * share])
    return { share: share + 0.003 * tops.length, stacks: [...whole, ...cut], expect: [{ rule: 'broken-stacks' }] }
  },
  'truncated-stacks'(random, name, dress) {
    if (dress.id !== 'jfr' && dress.id !== 'plain') return null
    const share = random.between(0.15, 0.4)
    const parts = random.parts(8, 6)
    const cycle = Array.from({ length: 90 }, () => name())
    const stacks = parts.map((part, i) => [[{ isRoot: true }, ...cycle.slice(i * 3, i * 3 + 63), name()], part * share])
    return { share, stacks, expect: [{ rule: 'truncated-stacks' }], accept: ['truncated-stacks'] }
  },
}

export const PLANTS = [
  ...Object.entries(SHAPES).map(([label, make]) => ({ label, kind: 'shape', times: 3, make })),
  ...Object.entries(NEAR_MISSES).map(([label, make]) => ({ label: `near: ${label}`, kind: 'near', times: 1, make })),
  { label: 'library', kind: 'domain', times: 12, make: libraryPlant },
  { label: 'n-plus-one', kind: 'domain', times: 2, make: repeatedQueryPlant },
  { label: 'guide', kind: 'domain', times: 2, make: guidePlant },
  ...Object.entries(QUALITY).map(([label, make]) => ({ label, kind: 'quality', times: 1, make })),
  { label: 'balanced', kind: 'balanced', times: 10, make: () => ({ share: 0, stacks: [], expect: [] }) },
]
