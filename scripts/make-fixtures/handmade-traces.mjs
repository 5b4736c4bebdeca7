// What tracers print as text: Austin's samples and bpftrace's maps. Written from what they are known to print.
import { fixtureFolder } from './fixtureFolder.mjs'

const COMMAND = 'node scripts/make-fixtures.mjs handmade-traces'

/** @type {readonly { readonly case: string, readonly about: string, readonly text: string }[]} */
const AUSTIN = [
  {
    case: 'wall',
    about: 'wall mode: two lines of one function, two threads, a path with a colon, a sample without frames',
    text: '# austin: 3.7.0\n# interval: 1000\n# mode: wall\n\nP12;T0:12;/srv/shop/app.py:<module>:40;/srv/shop/app.py:main:31;/srv/shop/tax.py:rate:7 1010\nP12;T0:12;/srv/shop/app.py:<module>:40;/srv/shop/app.py:main:31;/srv/shop/tax.py:rate:9 2020\nP12;T0:13;C:\\shop\\worker.py:run:5;C:\\shop\\worker.py:Worker.poll.<locals>.<lambda>:8 1500\nP12;T0:13 970\n\n# duration: 5500\n',
  },
  {
    case: 'cpu',
    about: 'cpu mode with -g and -k: garbage collection, an invalid frame, a frame of the kernel',
    text: '# austin: 3.7.0\n# interval: 1000\n# mode: cpu\n\nP7;T0:7;app.py:<module>:3;app.py:main:2;:GC: 2869\nP7;T0:7;:INVALID: 1078\nP7;T0:7;app.py:<module>:3;kernel:do_syscall_64:0 1001\n\n# duration: 5001\n# gc: 2869\n',
  },
  {
    case: 'full',
    about: 'full mode: time, whether idle, and bytes that memory grew or shrank by',
    text: '# austin: 3.7.0\n# interval: 1000\n# mode: full\n# memory: 24684084\n\nP7;T0:7;app.py:<module>:3;app.py:load:2 1075,0,4096\nP7;T0:7;app.py:<module>:3;app.py:wait:9 1081,1,0\nP7;T0:7;app.py:<module>:3;app.py:load:5 1064,0,-2048\n\n# duration: 3300\n',
  },
  {
    case: 'no-header',
    about: 'version 2: no header, threads without an interpreter',
    text: 'P7;T7f3a;app.py:<module>:3;app.py:load:2 1075\nP7;T7f3a;app.py:<module>:3;app.py:load:2 1064\n',
  },
]

/** @type {readonly { readonly case: string, readonly about: string, readonly text: string }[]} */
const BPFTRACE = [
  {
    case: 'both-stacks',
    about: 'kernel and user stacks and the command; an empty user stack; both empty; an address without a symbol',
    text: 'Attaching 2 probes...\n^C\n\n@[\n    vfs_read+5\n    ksys_read+95\n    do_syscall_64+92\n,\n    read+18\n    shop::load(int, char**)+44\n    main+20\n, shop]: 12\n@[\n    native_safe_halt+14\n    start_secondary+459\n, , swapper/0]: 40\n@[, , kworker/0:1]: 3\n@[\n    do_exit+1\n,\n    0x7f00aa001122\n    main+20\n, shop]: 2\n',
  },
  {
    case: 'maps',
    about: 'user stacks in two named maps, one with files as ustack(perf) prints; a scalar map and a histogram, which have no stacks',
    text: 'Attaching 1 probe...\n\n@opens[\n\t5649feec4090 open_order+0 (/srv/shop/shop)\n\t5649feec3000 main+0x20 (/srv/shop/shop)\n]: 9\n@reads[shop]: 77\n@size[\n    price+12\n    main+80\n]:\n[1]                    3 |@@@@  |\n[2, 4)                 5 |@@@@@@|\n\n@waits[\n    price+12\n    main+80\n]: 7\n',
  },
]

export function writeTracesByHand() {
  write('austin', 'version 3.7', AUSTIN)
  write('bpftrace', 'version 0.17', BPFTRACE)
}

/**
 * @param {string} format
 * @param {string} version
 * @param {readonly { readonly case: string, readonly about: string, readonly text: string }[]} cases
 */
function write(format, version, cases) {
  const { add } = fixtureFolder(format)
  for (const { case: name, about, text } of cases) {
    add({ case: name, extension: 'txt', bytes: Buffer.from(text), tool: 'by hand', version, command: COMMAND, about })
  }
}
