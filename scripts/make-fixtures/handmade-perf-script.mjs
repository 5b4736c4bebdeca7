// Output of `perf script` in the forms that no perf here prints: old kernels, other tools, other fields, and text that was passed around.
// Each is written from perf-script(1) and builtin-script.c; where stackcollapse-perf.pl reads the form, it is asked.
import { fixtureFolder } from './fixtureFolder.mjs'
import { collapsed } from './perfOracle.mjs'

const APP = '/srv/app/bin/order_service'
const LIBC = '/usr/lib/x86_64-linux-gnu/libc.so.6'

/** One event, leaf first. @param {string} line @param {readonly string[]} frames each `address symbol (module)` */
function event(line, ...frames) {
  return [line, ...frames.map(frame => `\t${frame.replace(/^\w+/, address => address.padStart(16))}`), ''].join('\n') + '\n'
}

const QUERY = [`1334 database_query+0x67 (${APP})`, `1465 calculate_tax+0x53 (${APP})`, `1a9b process_order+0x59 (${APP})`]
const READ = ['ffffffff8118e2b0 vfs_read+0x90 ([kernel.kallsyms])', `10f3c0 __read+0x10 (${LIBC})`, `1a9b process_order+0x59 (${APP})`]

/** @type {readonly { readonly case: string, readonly about: string, readonly text: string, readonly cannot?: string, readonly events?: number }[]} */
const CASES = [
  {
    case: 'old-kernel',
    about: 'Linux 3.x: no time, no period, no offsets',
    text: event('order_service 15294 cpu-clock: ', `400570 query (${APP})`, `4005b1 main (${APP})`).repeat(3),
  },
  {
    case: 'simpleperf',
    about: "Android's simpleperf: a tab behind the comm",
    text: event('com.example.shop\t2150 [001] 712.345678: 250000 cpu-cycles:', ...QUERY).repeat(2),
  },
  {
    case: 'comms',
    about: 'comms with blanks, digits, colons and slashes',
    text: ['V8 WorkerThread 25607', 'kworker/0:1 31', 'tmux: server 901', 'CPU 0/KVM 77/78', 'swapper 0']
      .map((who, i) => event(`${who} [00${i}] 94564.10920${i}:     10000 cycles: `, ...QUERY))
      .join(''),
  },
  {
    case: 'unknown-thread',
    about: 'a process that perf does not know: -1',
    text: event(':-1    -1 [003] 12.000001:    500 cycles: ', ...READ),
    cannot: 'takes -1 for a part of the comm',
  },
  {
    case: 'no-comm',
    about: 'without the comm (-F tid,cpu,time,period,event,ip,sym,dso)',
    text: event('  4152 [003] 12.000001:    500 cycles:u: ', ...QUERY) + event('  4152 [003] 12.000101:    700 cycles:u: ', ...READ),
    cannot: 'needs a comm',
  },
  {
    case: 'without-ids',
    about: 'other choices of fields (-F): without process and thread, without event, without time, without any',
    text:
      event('order worker  12.000001: cycles:u: ', ...QUERY) +
      event(' 12.000101:        500 cycles:u: ', ...QUERY) +
      event('order worker cycles:u: ', ...READ) +
      event('       700 cycles:u: ', ...READ) +
      event('order worker ', ...QUERY) +
      event('  4152/4153 ', ...QUERY) +
      event('', ...READ),
    cannot: 'needs comm and tid',
    events: 7,
  },
  {
    case: 'blank-lines',
    about: 'a blank line at once (no stack), blanks on the blank line, two blank lines, none at the end',
    text:
      event('order 12 1.000000: 100 cycles: ') +
      event('order 12 1.000100: 100 cycles: ', ...QUERY).replace(/\n\n$/, '\n \t \n') +
      '\n\n' +
      event('order 12 1.000200: 100 cycles: ', ...READ).trimEnd(),
    cannot: 'loses the last event',
  },
  {
    case: 'without-indentation',
    about: 'as pages and mailers leave it: no indentation, Windows line ends',
    text: (event('order 12 1.000000: 100 cycles: ', ...QUERY) + event('order 12 1.000100: 100 cycles: ', ...READ))
      .replace(/^\s+/gm, '')
      .replaceAll('order 12 1.0001', '\norder 12 1.0001')
      .replaceAll('\n', '\r\n'),
    cannot: 'sees no blank line in a carriage return',
  },
  {
    case: 'java-inlined',
    about: 'a map of compiled Java code: chains of inlined methods, signatures, one cut off',
    text:
      event(
        'java 8131 [002] 6544038.708352: cpu-clock: ',
        '7f722d142778 Ljava/io/PrintStream;::print->Ljava/io/PrintStream;::write->[unknown] (/tmp/perf-8131.map)',
        '7f722d142780 Lorg/mozilla/javascript/ContextFactory;.call(Lorg/mozilla/javascript/ContextAction;)Ljava/lang/Object; (/tmp/perf-8131.map)',
        '7f722d142790 Lorg/mozilla/javascript/ContextFactory;.call(Lorg/mozilla/javascript/C (/tmp/perf-8131.map)',
        '7f722d1427a0 Interpreter (/tmp/perf-8131.map)',
        '7f722d1427b0 [unknown] (/tmp/perf-8131.map)',
      ) + event('Java2D Disposer 8140 [002] 6544038.708452: cpu-clock: ', '7f722d142778 Lsun/A;::b->Lsun/C;::d (/tmp/perf-8131.map)'),
  },
  {
    case: 'modules',
    about: 'modules with blanks, brackets and parentheses; deleted files; names without a symbol; arguments; Go methods',
    text: event(
      'order 12 1.000000: 100 cycles: ',
      'ffffffff81aebbfe start_kernel ([kernel.kallsyms].init.text)',
      'ffffffffa0123456 ipv4_conntrack_local+0x7f8f80b8 ([nf_conntrack_ipv4])',
      '8c3453 tcp_sendmsg (/usr/lib/debug/boot/vmlinux-5.10)',
      '7ffc71ee9580 __vdso_gettimeofday+0x1 ([vdso])',
      '7f12 [unknown] (/opt/My App/lib my.so)',
      '7f13 [unknown] ([unknown])',
      `7f14 shop::price(int, char const*)+0x4 (${APP})`,
      `7f15 net/http.(*Client).Do+0x4 (${APP})`,
      `7f16 std::function<void ()>::operator() (${APP})`,
      `7f17 (anonymous namespace)::hidden+0x1 (${APP})`,
      `7f18 a;b+0x2 (${APP})`,
    ),
  },
  {
    case: 'deleted',
    about: 'code of a file that was deleted since: a module that ends in (deleted)',
    text: event('order 12 1.000000: 100 cycles: ', '7f14 tax+0x4 (/srv/app/bin/old (deleted))', '7f15 [unknown] (/memfd:jit (deleted))'),
    cannot: 'takes (deleted) for the module and the rest for the name',
  },
  {
    case: 'fields',
    about: 'frames without module, without address, with the address alone; misc letters; nanoseconds',
    text:
      event('order 12 [000] U 1.000000001: 100 cycles: ', 'ffffffff8104f45a idle+0x10', 'ffffffff8104f45a') +
      `order 12 [000] K 1.000000002: 100 cycles: \n  idle ([kernel.kallsyms])\n  add ([kernel.kallsyms])\n\n`,
    cannot: 'needs all three',
  },
  {
    case: 'close-events',
    about: 'events that differ in their modifiers alone, with and without periods, and one without a name',
    text:
      event('order 12 1.000000: 100 cycles:ppp: ', ...QUERY) +
      event('order 12 1.000100: 200 cycles:uppp: ', ...READ) +
      event('order 12 1.000200: 300 cycles:ppp: ', ...READ) +
      event('order 12 1.000300: 400 raw 0x1a8: ', ...READ),
    cannot: 'finds no event in the line of the raw one and adds it to the first',
  },
  {
    case: 'records',
    about: 'records between the events (--show-lost-events, --show-task-events, --show-mmap-events)',
    text:
      'swapper     0 [000]     0.000000: PERF_RECORD_MMAP -1/0: [0xffffffff81000000(0x120bb08) @ 0xffffffff81000000]: x [kernel.kallsyms]_text\n' +
      'order 12 [001]  1.000000: PERF_RECORD_COMM exec: order:12/12\n' +
      event('order 12 1.000010: 100 cycles: ', ...QUERY) +
      'order 12 [001]  1.000020: PERF_RECORD_LOST lost 12\n' +
      event('order 12 1.000030: 100 cycles: ', ...READ) +
      'order 12 [001]  1.000040: PERF_RECORD_LOST lost 30\n',
    cannot: 'takes records for events',
  },
]

export function writePerfScriptsByHand() {
  const { add } = fixtureFolder('perf-script')
  for (const { case: name, about, text, cannot, events } of CASES) {
    const bytes = Buffer.from(text)
    add({
      case: name,
      extension: 'txt',
      bytes,
      tool: 'by hand',
      version: 'perf-script(1) of Linux 6.1',
      command: 'node scripts/make-fixtures.mjs handmade-perf-script',
      about,
      ...collapsed(bytes, events ?? text.match(/^.*(cpu-clock|cycles\S*|0x1a8): *\r?$/gm)?.length ?? 0, cannot),
    })
  }
}
