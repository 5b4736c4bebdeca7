// What is recorded with perf, and in which variants it is printed.

/**
 * One recording and the ways in which it is printed. `%` stands for the recording; `first` keeps so many events.
 * @typedef {{
 *   readonly name: string, readonly record: string, readonly program: string, readonly environment?: Readonly<Record<string, string>>,
 *   readonly prints: readonly { readonly case: string, readonly about: string, readonly print: string, readonly gzip?: boolean, readonly first?: number, readonly noOracle?: string }[],
 * }} Recording
 */

/** @type {readonly Recording[]} */
export const PERF_RECORDINGS = [
  {
    name: 'debug',
    record: '-e cpu-clock -F 99 -g',
    program: 'bin/order_service_debug current 4500',
    prints: [
      {
        case: 'c-default',
        about: 'what perf prints by itself: no cpu, period and event, kernel stacks, a comm with a space',
        print: 'perf script -i %',
      },
      { case: 'c-no-time', about: 'no time and no period', print: 'perf script -F comm,tid,event,ip,sym,dso -i %' },
      { case: 'c-no-event', about: 'no event name', print: 'perf script -F comm,tid,time,ip,sym,dso -i %' },
      { case: 'c-pid-tid', about: 'pid/tid instead of tid', print: 'perf script -F +pid -i %' },
      { case: 'c-header', about: 'the header with command line and events first', print: 'perf script --header -i %' },
    ],
  },
  {
    name: 'cpu',
    record: '-e cpu-clock -F 99 -g --sample-cpu',
    program: 'bin/order_service_debug baseline 4000',
    prints: [
      { case: 'c-default-cpu', about: 'with the cpu, as a recording of the whole system has it', print: 'perf script -i %' },
      { case: 'c-all-fields', about: 'every field named', print: 'perf script -F comm,pid,tid,cpu,time,period,event,ip,sym,dso -i %' },
      { case: 'c-no-period', about: 'cpu and time, no period', print: 'perf script -F comm,tid,cpu,time,event,ip,sym,dso -i %' },
      { case: 'c-no-offset', about: 'symbols without offset', print: 'perf script -F -symoff -i %' },
    ],
  },
  {
    name: 'srcline',
    record: '-e cpu-clock -F 99 -g',
    program: 'bin/order_service_debug current 1600',
    prints: [{ case: 'c-srcline', about: 'a source line under each frame', print: 'perf script -F +srcline -i %' }],
  },
  {
    name: 'threads',
    record: '-e cpu-clock -F 99 -g',
    program: 'bin/order_service_debug current 2400 3',
    prints: [
      {
        case: 'c-comm-digits',
        about: 'threads named "order worker 2", where the number is not a process',
        print: 'perf script -i %',
        noOracle: 'takes the number in the name for the pid',
      },
    ],
  },
  {
    name: 'events',
    record: '-e cpu-clock:u -e page-faults:u -F 199 -g --sample-cpu',
    program: 'bin/category_tree 24 9000',
    prints: [
      { case: 'c-two-events', about: 'two event types with modifiers; recursion', print: 'perf script -i %' },
      { case: 'c-two-events-pid', about: 'the same with pid/tid', print: 'perf script -F +pid -i %' },
    ],
  },
  {
    name: 'deep',
    record: '-e cpu-clock:u -F 19 -g',
    program: 'bin/category_tree 300 2000',
    prints: [{ case: 'c-deep-recursion', about: 'recursion deeper than the 127 frames that perf keeps', print: 'perf script -i %' }],
  },
  {
    name: 'flat',
    record: '-e cpu-clock -F 199',
    program: 'bin/order_service current 6000',
    prints: [
      {
        case: 'c-one-frame',
        about: 'recorded without call graph: the frame is on the event line',
        print: 'perf script -i %',
        noOracle: 'keeps no such line',
      },
    ],
  },
  {
    name: 'dwarf',
    record: '-F 99 --call-graph dwarf,2048',
    program: 'bin/order_service current 20000',
    prints: [
      {
        case: 'c-dwarf-inlined',
        about: 'optimized build unwound by DWARF: functions marked (inlined), event with :ppp',
        print: 'perf script -i %',
      },
    ],
  },
  {
    name: 'optimized',
    record: '-F 99 -g',
    program: 'bin/order_service baseline 20000',
    prints: [
      {
        case: 'c-lost-frames',
        about: 'optimized build by frame pointer: libc and leaf functions lose their callers',
        print: 'perf script -i %',
      },
    ],
  },
  {
    name: 'tracepoint',
    // Only switches among its own threads: the names of other programs are nobody's business.
    record: `-e sched:sched_switch --filter 'next_comm ~ "order*"' -g`,
    program: 'bin/order-service baseline 20 recordings/go',
    prints: [{ case: 'go-tracepoint', about: 'a tracepoint with its text after the event name', print: 'perf script -i %', first: 40 }],
  },
  {
    name: 'syscall',
    record: '-e syscalls:sys_enter_write -g',
    program: 'bin/order_service_debug baseline 60',
    prints: [
      { case: 'c-syscall', about: 'a system call as event: fields with colons and commas after its name', print: 'perf script -i %' },
    ],
  },
  {
    name: 'cpp',
    record: '-e cpu-clock -F 149 -g',
    program: 'bin/pricing 30000',
    prints: [{ case: 'cpp-templates', about: 'templates, lambdas, operators, (anonymous namespace)', print: 'perf script -i %' }],
  },
  {
    name: 'go',
    record: '-e cpu-clock -F 29 -g',
    program: 'bin/order-service current 800 recordings/go',
    prints: [{ case: 'go-methods', about: 'Go: methods on pointers, generics, closures', print: 'perf script -i %' }],
  },
  {
    name: 'node',
    record: '-e cpu-clock -F 29 -g -D 400',
    program: 'node --perf-basic-prof server.js current 1400',
    prints: [
      {
        case: 'node-perf-map',
        about: 'Node with --perf-basic-prof: names from the map of compiled code',
        print: 'perf script -i %',
        gzip: true,
      },
    ],
  },
  {
    name: 'java',
    record: '-e cpu-clock -F 29 -g -D 1200',
    program:
      'java -Xmx64m -XX:+UseSerialGC -XX:+PreserveFramePointer -XX:+UnlockDiagnosticVMOptions -XX:+DumpPerfMapAtExit -cp classes com.example.shop.OrderServer current 9000',
    prints: [
      {
        case: 'java-perf-map',
        about: 'Java with a map of compiled code; threads with spaces, # and -',
        print: 'perf script -i %',
        gzip: true,
      },
    ],
  },
]
