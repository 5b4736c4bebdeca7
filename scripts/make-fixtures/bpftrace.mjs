// The maps that bpftrace prints at its end, with stacks as keys. It needs root and a kernel that lets programs in.
import { fixtureFolder } from './fixtureFolder.mjs'
import { STAGE, stage } from './stage.mjs'
import { run } from './tools.mjs'

const CASES = [
  {
    case: 'recorded-user',
    key: 'ustack',
    comm: 'category_tree',
    program: 'bin/category_tree 12 1000000000 > /dev/null',
    about: 'user stacks of one program, with the name of the thread',
  },
  {
    case: 'recorded-both',
    key: 'kstack, ustack',
    comm: 'dd',
    program: 'dd if=/dev/zero of=/dev/null bs=64k 2> /dev/null',
    about: 'kernel and user stacks of one program; what has no symbol is an address',
  },
]

export function recordBpftrace() {
  stage('category-tree-c')
  const version = run('bpftrace --version').toString().trim()
  for (const { case: name, key, comm, program, about } of CASES) {
    const probes = `profile:hz:199 /comm == "${comm}"/ { @[${key}, comm] = count(); } interval:s:1 { exit(); }`
    // The program must still run when its symbols are looked up.
    const bytes = run(`${program} & bpftrace -e '${probes}'; kill $!`, { folder: STAGE })
    fixtureFolder('bpftrace').add({
      case: name,
      extension: 'txt',
      about,
      tool: 'bpftrace',
      version,
      command: `bpftrace -e '${probes}'`,
      bytes,
    })
  }
}
