// What Apple's tools print of a profile: Instruments' Deep Copy, `xctrace export`, and `sample`. Written from what they are known to print.
import { fixtureFolder } from './fixtureFolder.mjs'

const COMMAND = 'node scripts/make-fixtures.mjs handmade-instruments'

/** @type {readonly { readonly case: string, readonly about: string, readonly version: string, readonly text: string }[]} */
const DEEP_COPIES = [
  {
    case: 'time',
    about: 'time, as newer versions copy it',
    version: 'Instruments 16',
    text: [
      'Weight\tSelf Weight\tSymbol Names',
      '4.93 s  100.0%\t0 s\t   start',
      '4.93 s  99.9%\t12.00 ms\t    main',
      '2.45 s   0.0%\t846.00 ms\t     shop::price(int, char const*)',
      '1.60 s   0.0%\t1.60 s\t      shop::tax()',
      '2.46 s   0.0%\t2.46 s\t     shop::tax()',
      '1.00 ms   0.0%\t1.00 ms\t    dyld4::prepare(dyld4::APIs&)',
    ].join('\n'),
  },
  {
    case: 'running-time',
    about: 'time, as older versions copy it: a number of milliseconds for what a function takes itself',
    version: 'Instruments 7',
    text: [
      'Running Time\tSelf (ms)\t\tSymbol Name',
      '4273.0ms   99.9%\t0\t \tstart',
      '4273.0ms   99.9%\t3\t \t main',
      '2126.0ms   49.7%\t2126\t \t  price()',
      '2144.0ms   50.1%\t2144\t \t  tax()',
      '',
      '',
    ].join('\r\n'),
  },
  {
    case: 'cycles',
    about: 'cycles, with the process as the first row and a stroke for nothing',
    version: 'Instruments 13',
    text: [
      'Weight\tSelf Weight\t\tSymbol Name',
      '96.08 Gc  100.0%\t-\t \tshop (40414)',
      '96.08 Gc  100.0%\t-\t \t main',
      '95.47 Gc   99.3%\t95.47 Gc\t \t  price',
      '600.78 Mc    0.6%\t600.78 Mc\t \t  tax',
      '1.34 Kc    0.0%\t532 cycles\t \t  print',
      '',
    ].join('\n'),
  },
  {
    case: 'allocations',
    about: 'allocations: totals only, of bytes and of how many',
    version: 'Instruments 7',
    text: [
      'Bytes Used\tCount\t\tSymbol Name',
      ' 430.00 MB     100.0%\t84671\t \tstart',
      ' 430.00 MB     100.0%\t84671\t \t main',
      ' 220.50 MB      50.4%\t42749\t \t  price()',
      '  24.00 KB       0.1%\t12\t \t   malloc',
      ' 209.00 MB      49.6%\t41900\t \t  tax()',
      '',
    ].join('\n'),
  },
]

const SAMPLE = `Analysis of sampling shop (pid 100) every 1 millisecond
Process:         shop [100]
Path:            /srv/app/bin/shop
Load Address:    0x102a3c000
Version:         0
Code Type:       ARM64
Date/Time:       2024-02-29 12:00:00.000 +0000
OS Version:      macOS 14.3 (23D56)
Report Version:  7
Analysis Tool:   /usr/bin/sample
----

Call graph:
    100 Thread_4796196   DispatchQueue_1: com.apple.main-thread  (serial)
    + 100 start  (in dyld) + 6992  [0x18bfa1360]
    +   100 main  (in shop) + 604  [0x102a3d000]  main.c:12
    +     60 shop::price(int)  (in shop) + 92,100,...  [0x102a3d100,0x102a3d108,...]  price.cc:40
    +     ! 35 tax  (in shop) + 10  [0x102a3d200]
    +     ! 5 ???  (in libtax.dylib)  load address 0x104000000 + 0x12ab  [0x1040012ab]
    +     40 -[Order save:]  (in shop) + 80  [0x102a3d300]
    100 Thread_4796199: Worker
      100 thread_start  (in libsystem_pthread.dylib) + 8  [0x18c2d1000]
        100 __semwait_signal  (in libsystem_kernel.dylib) + 8  [0x18c29f000]

Total number in stack (recursive counted multiple, when >=5):
        5       tax  (in shop) + 0  [0x102a3d200]

Sort by top of stack, same collapsed (when >= 5):
        __semwait_signal  (in libsystem_kernel.dylib)        100

Binary Images:
       0x102a3c000 -        0x102a43fff +shop (0) <00000000-0000-0000-0000-000000000000> /srv/app/bin/shop
`

const SHOP =
  '<binary id="13" name="shop" UUID="00000000-0000-0000-0000-000000000000" arch="arm64" load-addr="0x102a3c000" path="/srv/app/bin/shop"/>'
const XCTRACE = `<?xml version="1.0"?>
<trace-query-result>
<node xpath='//trace-toc[1]/run[1]/data[1]/table[13]'>
<schema name="time-profile"><col><mnemonic>time</mnemonic><name>Sample Time</name><engineering-type>sample-time</engineering-type></col></schema>
<row><sample-time id="1" fmt="00:00.254.775">254775333</sample-time><thread id="2" fmt="Main Thread 0x3f (shop, pid: 100)"><tid id="3" fmt="0x3f">63</tid><process id="4" fmt="shop (100)"><pid id="5" fmt="100">100</pid></process></thread><core id="7" fmt="CPU 4 (P Core)">4</core><thread-state id="8" fmt="Running">Running</thread-state><weight id="9" fmt="1.00 ms">1000000</weight><tagged-backtrace id="10" fmt="push_back"><backtrace id="11"><frame id="12" name="std::vector&lt;int&gt;::push_back" addr="0x102a3d001">${SHOP}</frame><frame id="14" name="0x1a2b" addr="0x1a2b"><binary id="16" name="libtax.dylib" path="/usr/lib/libtax.dylib"/></frame><frame id="15" name="main" addr="0x102a3d100"><binary ref="13"/></frame></backtrace></tagged-backtrace></row>
<row><sample-time id="17">255775333</sample-time><thread ref="2"/><weight ref="9"/><tagged-backtrace ref="10"/></row>
<row><sample-time id="18">256775333</sample-time><thread id="20" fmt="worker 0x40 (shop, pid: 100)"><tid id="21">64</tid><process ref="4"/></thread><weight id="24" fmt="2.00 ms">2000000</weight><backtrace id="22"><frame id="23" name="work" addr="0x102a3d005"><binary ref="13"/></frame><frame ref="15"/></backtrace></row>
<row><sample-time id="19">257775333</sample-time><thread ref="2"/><weight ref="9"/><sentinel/></row>
</node>
</trace-query-result>
`

export function writeInstrumentsByHand() {
  const deepCopies = fixtureFolder('instruments')
  for (const { text, ...about } of DEEP_COPIES) {
    deepCopies.add({ ...about, extension: 'txt', bytes: Buffer.from(text), tool: 'by hand', command: COMMAND })
  }
  fixtureFolder('macos-sample').add({
    case: 'two-threads',
    about: 'two threads, lines of source, several offsets, an address without a symbol',
    extension: 'txt',
    bytes: Buffer.from(SAMPLE),
    tool: 'by hand',
    version: 'sample(1) of macOS 14',
    command: COMMAND,
  })
  fixtureFolder('xctrace').add({
    case: 'time-profile',
    about: 'references to threads, weights, backtraces, frames and binaries; a sample without a stack',
    extension: 'xml',
    bytes: Buffer.from(XCTRACE),
    tool: 'by hand',
    version: 'xctrace of Xcode 15',
    command: COMMAND,
  })
}
