// Forms of memory profiles that no tool here writes: Rust's dhat, massif without a peak, old heaptrack; from what is documented of them.
import { fixtureFolder } from './fixtureFolder.mjs'

const COMMAND = 'node scripts/make-fixtures.mjs handmade-native-memory'
const RUST = {
  dhatFileVersion: 2,
  mode: 'rust-heap',
  verb: 'Allocated',
  bklt: true,
  bkacc: false,
  tu: 'µs',
  Mtu: 's',
  cmd: 'target/release/shop',
  pid: 12,
  te: 2100,
  tg: 1900,
  pps: [
    { tb: 4096, tbk: 2, tl: 4000, mb: 2048, mbk: 1, gb: 2048, gbk: 1, eb: 0, ebk: 0, fs: [1, 2, 3] },
    { tb: 64, tbk: 4, tl: 4000, mb: 64, mbk: 4, gb: 16, gbk: 1, eb: 16, ebk: 1, fs: [1, 4] },
  ],
  ftbl: [
    '[root]',
    '0x55d0: <alloc::alloc::Global as core::alloc::Allocator>::allocate (alloc/src/alloc.rs:241:9)',
    '0x55d1: alloc::vec::Vec<T,A>::with_capacity (src/vec.rs:12)',
    '0x55d2: shop::main (src/main.rs:9)',
    '0x55d3: ???',
  ],
}
const AD_HOC = {
  dhatFileVersion: 2,
  mode: 'rust-ad-hoc',
  verb: 'Occurred',
  bklt: false,
  bkacc: false,
  bu: 'unit',
  bsu: 'units',
  bksu: 'events',
  tu: 'µs',
  Mtu: 's',
  cmd: 'shop',
  pid: 12,
  te: 9,
  pps: [{ tb: 300, tbk: 3, fs: [1] }],
  ftbl: ['[root]', '0x1: shop::main (src/main.rs:9)'],
}
const MASSIF =
  "desc: --time-unit=B\ncmd: ./shop\ntime_unit: B\n#-----------\nsnapshot=0\n#-----------\ntime=0\nmem_heap_B=0\nmem_heap_extra_B=0\nmem_stacks_B=0\nheap_tree=empty\n#-----------\nsnapshot=1\n#-----------\ntime=400\nmem_heap_B=300\nmem_heap_extra_B=16\nmem_stacks_B=0\nheap_tree=detailed\nn2: 300 (heap allocation functions) malloc/new/new[], --alloc-fns, etc.\n n2: 250 0x1A: make_order (shop.c:12)\n  n0: 200 0x2B: handle (shop.c:30)\n  n0: 50 0x3C: ??? (in /usr/lib/libshop.so)\n n0: 50 in 2 places, all below massif's threshold (1.00%)\n#-----------\nsnapshot=2\n#-----------\ntime=800\nmem_heap_B=100\nmem_heap_extra_B=16\nmem_stacks_B=0\nheap_tree=detailed\nn0: 100 (heap allocation functions) malloc/new/new[], --alloc-fns, etc.\n"
const HEAPTRACK =
  'v 10000 1\nX ./shop\nI 1000 100\ns ./shop\ns main\ns shop.cpp\ns make(int)\ns operator new(unsigned long)\ni 10 1 2 3 9\ni 20 1 4 3 5 2 3 7\ni 30 1 5 3 1\nt 1 0\nt 2 1\nt 3 2\na 40 3\na 10 1\n+ 0\n+ 1\n- 1\nc a\n+ 0\n- 0\nR 5\n+ 1\n'

export function writeNativeMemoryByHand() {
  const form = { tool: 'by hand', command: COMMAND }
  const dhat = fixtureFolder('dhat')
  const json = { ...form, extension: 'json', version: 'dhat 0.3, file version 2' }
  dhat.add({ ...json, case: 'rust-heap', about: 'of Rust’s dhat: no reads and writes', bytes: Buffer.from(JSON.stringify(RUST)) })
  dhat.add({ ...json, case: 'rust-ad-hoc', about: 'events with weights, and no memory', bytes: Buffer.from(JSON.stringify(AD_HOC)) })
  fixtureFolder('massif').add({
    ...form,
    case: 'no-peak',
    extension: 'out',
    version: 'Valgrind 3.19',
    about: 'no snapshot is the peak: the largest is shown; a library without symbols, places below the threshold',
    bytes: Buffer.from(MASSIF),
  })
  fixtureFolder('heaptrack').add({
    ...form,
    case: 'version-1',
    extension: 'txt',
    version: 'heaptrack 1.0, file version 1',
    about: 'texts without lengths, an inlined function, operator new',
    bytes: Buffer.from(HEAPTRACK),
  })
}
