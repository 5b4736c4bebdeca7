// Reports of profilers that do not run here, as their documentation and the tools that read them have it: VTune, Visual Studio, pmcstat, hprof, Papyrus.
import { fixtureFolder } from './fixtureFolder.mjs'

const COMMAND = 'node scripts/make-fixtures.mjs handmade-reports'

/** @type {readonly { readonly format: string, readonly case: string, readonly extension: string, readonly version: string, readonly about: string, readonly text: string }[]} */
const CASES = [
  {
    format: 'vtune',
    case: 'top-down',
    extension: 'csv',
    version: 'VTune 2019',
    about: 'indentation outside and inside of quotes, a function with commas, a module that is not known',
    text: 'war:Column filter is ON.\nFunction Stack,CPU Time:Self,Module\nTotal,0.0,[Unknown]\n main,0.0,shop\n  " price(int, int)",0.012,shop\n  "std::map<int, char>::find(int)",0.0305,libshop.so\n   memcmp,0.002,libc.so.6\n [Outside any known module],0.001,[Unknown]\n',
  },
  {
    format: 'visual-studio',
    case: 'call-tree',
    extension: 'csv',
    version: 'Visual Studio 2017',
    about: 'a mark of the byte order, thousands with commas, a level that goes back',
    text: '\ufeffLevel,Function Name,Number of Calls,Elapsed Inclusive Time %,Elapsed Exclusive Time %,Avg Elapsed Inclusive Time,Avg Elapsed Exclusive Time,Module Name,\r\n0,"Shop.exe",0,100.00,0.00,0.00,0.00,"",\r\n1,"Shop.Program.Main(string[])",1,100.00,12.50,400.00,50.00,"Shop.exe",\r\n2,"Shop.Tax.Rate(int32,bool&)","2,893,824",80.25,80.25,0.04,0.00,"Shop.exe",\r\n2,"System.Console.WriteLine(string)",12,7.25,7.25,2.00,2.00,"mscorlib.dll",\r\n',
  },
  {
    format: 'pmcstat',
    case: 'two-events',
    extension: 'graph',
    version: 'FreeBSD 13',
    about: 'callers under their callee, samples whose callers are not known, two events',
    text: '@ CPU_CLK_UNHALTED_CORE [20 samples]\n\n85.00%  [17]       witness_unlock @ /boot/kernel/kernel\n 70.59%  [12]        __mtx_unlock_flags\n  16.67%  [2]          selfdfree\n   100.0%  [2]           sys_poll\n 17.65%  [3]         sleepq_wait\n\n15.00%  [3]        price @ /srv/shop/shop\n 100.0%  [3]         main\n@ inst_retired.any [4 samples]\n\n100.0%  [4]        price @ /srv/shop/shop\n 100.0%  [4]         main\n',
  },
  {
    format: 'hprof-text',
    case: 'samples',
    extension: 'txt',
    version: 'JDK 8',
    about: 'stacks leaf first, an empty one, a native method',
    text: 'JAVA PROFILE 1.0.1, created Sat Nov 28 20:17:00 2026\n\nHeader for -agentlib:hprof (or -Xrunhprof) ASCII Output (JDK 5.0 JVMTI based)\n\nTHREAD START (obj=50000195, id = 200001, name="main", group="main")\nTRACE 300001: (thread=200001)\n\tshop.Tax.rate(Tax.java:7)\n\tshop.Order.price(Order.java:12)\n\tshop.Main.main(Main.java:4)\nTRACE 300002: (thread=200001)\n\tjava.lang.Object.wait(Object.java:Native method)\n\tshop.Main.main(Main.java:9)\nTRACE 300003:\n\t<empty>\nCPU SAMPLES BEGIN (total = 10) Sat Nov 28 20:17:09 2026\nrank   self  accum   count trace method\n   1 60.00% 60.00%       6 300001 shop.Tax.rate\n   2 30.00% 90.00%       3 300002 java.lang.Object.wait\n   3 10.00% 100.00%      1 300003 (no method)\nCPU SAMPLES END\n',
  },
  {
    format: 'hprof-text',
    case: 'sites',
    extension: 'txt',
    version: 'JDK 8',
    about: 'heap=sites and cpu=times in one file',
    text: "JAVA PROFILE 1.0.1, created Sat Nov 28 20:17:00 2026\n\nTRACE 300001:\n\tshop.Tax.rates(Tax.java:3)\n\tshop.Main.main(Main.java:4)\nSITES BEGIN (ordered by live bytes) Sat Nov 28 20:17:09 2026\n          percent          live          alloc'ed  stack class\n rank   self  accum     bytes objs     bytes  objs trace name\n    1 91.00% 91.00%      4096    2     40960    20 300001 char[]\n    2  9.00% 100.00%      405    5      4050    50 300001 shop.Rate\nSITES END\nCPU TIME (ms) BEGIN (total = 200) Sat Nov 28 20:17:09 2026\nrank   self  accum   count trace method\n   1 75.00% 75.00%      20 300001 shop.Tax.rates\nCPU TIME (ms) END\n",
  },
  {
    format: 'papyrus',
    case: 'script',
    extension: 'log',
    version: 'Skyrim',
    about: 'two stacks at a time, a function in another, an end without a beginning',
    text: 'Script_shop log opened (PC)\n500:PUSH:3053:1:Shop (24021278):shop_quest..placeOrder\n700:PUSH:3053:2:None:shop_tax..rate\n800:PUSH:3208:1:None:shop_quest..poll\n900:POP:3053:2:None:shop_tax..rate\n1000:POP:3053:1:Shop (24021278):shop_quest..placeOrder\n1000:POP:9:1:None:shop_quest..gone\n1200:POP:3208:1:None:shop_quest..poll\nLog closed\n',
  },
]

export function writeReportsByHand() {
  for (const { format, case: name, extension, version, about, text } of CASES) {
    fixtureFolder(format).add({ case: name, extension, bytes: Buffer.from(text), tool: 'by hand', version, command: COMMAND, about })
  }
}
