// Planted trees of what is no CPU time: waiting, allocation, memory in use, locks, goroutines. Made here, with none of the rules' code.

/** Fewer of one kind are an ordinary profile. */
const CROWD = [36, 50]

/** Counts of `total` drawn over weighted stacks; a stack that is never drawn is left out. */
function drawn(random, stacks, total) {
  const sum = stacks.reduce((all, [, weight]) => all + weight, 0)
  const counts = stacks.map(([frames, weight]) => [frames, 0, weight / sum])
  const edges = []
  let edge = 0
  for (const [, , part] of counts) edges.push((edge += part))
  for (let i = 0; i < total; i++) {
    const at = random.next()
    const place = edges.findIndex(upTo => at < upTo)
    counts[place === -1 ? counts.length - 1 : place][1]++
  }
  return counts.filter(([, count]) => count > 0)
}

function folded(rows) {
  return new TextEncoder().encode(rows.map(([frames, count]) => `${frames.join(';')} ${count}\n`).join(''))
}

/** Each spells own functions, the way in, and what a stack of the measure ends in. */
const GO = { own: name => `example.com/shop/cart.${name}`, way: ['runtime.goexit', 'runtime.main', 'main.main'] }
const JAVA = { own: name => `com.shop.Cart.${name}`, way: ['java.lang.Thread.run'] }
const PYTHON = { own: name => `${name} (shop/cart.py:12)`, way: ['<module> (main.py:3)'] }
const C = { own: name => name, way: ['main'] }

/** Ends of stacks, one of which a place has. `subject`: true where the own function is named, else a text that the name must have. */
const KINDS = {
  alloc: [
    {
      rule: 'allocation-site',
      dress: GO,
      ends: [
        ['runtime.newobject', 'runtime.mallocgc'],
        ['runtime.makeslice', 'runtime.mallocgc'],
        ['runtime.growslice', 'runtime.mallocgc'],
        ['bytes.growSlice'],
      ],
    },
    { rule: 'allocation-site', dress: JAVA, ends: [['byte[]'], ['java.lang.String'], ['java.util.ArrayList'], ['java.util.HashMap$Node']] },
    { rule: 'allocation-site', dress: C, ends: [['malloc'], ['operator new(unsigned long)', 'malloc'], ['calloc']] },
  ],
  'in-use': [
    {
      rule: 'retained',
      dress: GO,
      ends: [['runtime.newobject', 'runtime.mallocgc'], ['runtime.makeslice', 'runtime.mallocgc'], ['bytes.growSlice']],
    },
    { rule: 'retained', dress: C, ends: [['malloc'], ['realloc']] },
  ],
  lock: [
    { rule: 'lock-site', dress: GO, ends: [['sync.(*Mutex).Unlock'], ['sync.(*RWMutex).RUnlock']] },
    {
      rule: 'lock-site',
      dress: JAVA,
      ends: [['java.util.concurrent.locks.ReentrantLock$NonfairSync'], ['java.util.concurrent.locks.ReentrantReadWriteLock$NonfairSync']],
    },
    { rule: 'lock-site', dress: C, ends: [['pthread_mutex_lock'], ['pthread_mutex_lock', '__lll_lock_wait']] },
  ],
  count: [
    {
      rule: 'thread-group',
      dress: { ...GO, way: [] },
      ends: [['runtime.gopark'], ['runtime.chanrecv', 'runtime.gopark'], ['runtime.selectgo', 'runtime.gopark']],
    },
  ],
  wall: [
    {
      rule: 'waiting',
      dress: PYTHON,
      ends: [["<method 'recv_into' of '_socket.socket' objects>"], ["<method 'read' of '_ssl._SSLSocket' objects>"]],
    },
    { rule: 'waiting', dress: PYTHON, ends: [['<built-in method posix.fsync>'], ["<method 'write' of '_io.FileIO' objects>"]] },
    { rule: 'waiting', dress: JAVA, ends: [['java.net.SocketInputStream.socketRead0'], ['sun.nio.ch.SocketDispatcher.read0']] },
  ],
  'off-cpu': [
    {
      rule: 'waiting',
      dress: C,
      ends: [['entry_SYSCALL_64_after_hwframe', 'do_fsync', 'ext4_sync_file', 'schedule']],
      by: 'fsync|sync_file',
    },
    { rule: 'waiting', dress: C, ends: [['entry_SYSCALL_64_after_hwframe', 'do_futex', 'futex_wait', 'schedule']], by: 'futex' },
    {
      rule: 'waiting',
      dress: C,
      ends: [['entry_SYSCALL_64_after_hwframe', 'tcp_recvmsg', 'sk_wait_data', 'schedule_timeout', 'schedule']],
      by: 'recv|sk_wait',
    },
  ],
}

/** Work that waits for nothing, for the rest of a profile on the wall's clock. */
const WORK = { wall: [[]] }
/** Off the CPU everything waits: what is not planted is spread over waits of no known kind. */
const OTHER_WAITS = [
  ['page_wait', 'schedule'],
  ['wchan_a', 'schedule'],
  ['wchan_b', 'schedule'],
]

/** A planted place (or none), among many small ones. */
function planted(random, name, measure, kind, share) {
  const { dress, ends } = kind
  const chain = length => Array.from({ length }, () => dress.own(name()))
  const around = random.parts(random.whole(...CROWD), 14).map(part => {
    const end = measure === 'off-cpu' ? random.pick(OTHER_WAITS) : random.pick(WORK[measure] ?? ends)
    return [[...dress.way, ...chain(random.whole(1, 4)), ...end], part * (1 - share)]
  })
  if (share === 0) return { stacks: around, subject: null }
  const own = dress.own(name())
  const callers = random.parts(random.whole(1, 4), 6)
  const end = random.pick(ends)
  const stacks = callers.map(part => [
    // Where a goroutine began is what it is counted by.
    [...dress.way, ...(measure === 'count' ? [own, ...chain(random.whole(0, 2))] : [...chain(random.whole(1, 3)), own]), ...end],
    part * share,
  ])
  return { stacks: [...stacks, ...around], subject: own }
}

/** Every kind `times` times, and half as many profiles in which nothing is planted. `add(measure, expected, insights)`. */
export function measureCases(random, nameSource, times, findingsIn, add) {
  for (const [measure, kinds] of Object.entries(KINDS)) {
    for (const kind of kinds) {
      for (let time = 0; time < times * 1.5; time++) {
        const share = time < times ? random.between(0.22, 0.75) : 0
        const { stacks, subject } = planted(random, nameSource(random), measure, kind, share)
        const bytes = folded(drawn(random, stacks, random.pick([800, 3000, 10_000])))
        const expected = subject === null ? null : { rule: kind.rule, name: kind.by === undefined ? stem(subject) : null, by: kind.by }
        add(measure, expected, findingsIn(bytes, measure).insights)
      }
    }
  }
}

function stem(own) {
  return own.replace(/ \(.*$/, '')
}
